package org.steelyard.assessment.year;

import org.steelyard.platform.problem.Refusal;

/** Facts are told that were not read yet; a freeze without them would not be true. */
public class NotCaughtUp extends Refusal {
    private static final long serialVersionUID = 1L;

    NotCaughtUp(long lag) {
        super(Kind.UNAVAILABLE, "not-caught-up", lag);
        with("lag", lag);
    }
}
