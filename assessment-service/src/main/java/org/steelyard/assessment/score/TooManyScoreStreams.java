package org.steelyard.assessment.score;

import org.steelyard.platform.problem.Refusal;

/** There are as many open streams as the settings allow. */
public class TooManyScoreStreams extends Refusal {
    private static final long serialVersionUID = 1L;

    TooManyScoreStreams(int limit) {
        super(Kind.UNAVAILABLE, "too-many-score-streams", limit);
    }
}
