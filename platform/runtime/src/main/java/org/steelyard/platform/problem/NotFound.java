package org.steelyard.platform.problem;

/** There is no such thing, or none the caller may know of. */
public class NotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    /**
     * @param what the kind of thing, a message under {@code thing.<what>}
     * @param id what was asked for
     */
    public NotFound(String what, String id) {
        super(Kind.NOT_FOUND, "not-found", new Thing(what), id);
    }

    /** A kind of thing to be named in the caller's language. */
    record Thing(String what) {}
}
