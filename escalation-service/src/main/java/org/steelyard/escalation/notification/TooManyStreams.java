package org.steelyard.escalation.notification;

import org.steelyard.platform.problem.Refusal;

/** There are as many open streams as the settings allow. */
public class TooManyStreams extends Refusal {
    private static final long serialVersionUID = 1L;

    TooManyStreams(int limit) {
        super(Kind.UNAVAILABLE, "too-many-streams", limit);
    }
}
