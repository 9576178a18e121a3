package org.steelyard.platform.problem;

/** The caller's role does not include this. */
public class NotAllowed extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotAllowed() {
        super(Kind.FORBIDDEN, "not-allowed");
    }
}
