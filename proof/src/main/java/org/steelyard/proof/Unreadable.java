package org.steelyard.proof;

/** Something has not the form it must have. */
public class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreadable(String what) {
        super(what);
    }
}
