package org.steelyard.platform.outbox;

import org.steelyard.platform.problem.Refusal;

/** The caller saw another revision than the one that stands. */
public class StaleRevision extends Refusal {
    private static final long serialVersionUID = 1L;

    public StaleRevision(long expected, long actual) {
        super(Kind.STALE, "stale-revision", expected, actual);
        with("expected", expected);
        with("current", actual);
    }
}
