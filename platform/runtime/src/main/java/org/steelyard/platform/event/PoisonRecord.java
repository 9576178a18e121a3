package org.steelyard.platform.event;

/** A record that no retry will make readable; it goes to the dead letters with this cause. */
public class PoisonRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PoisonRecord(String cause) {
        super(cause);
    }
}
