package org.steelyard.assessment.evidence;

import org.steelyard.platform.problem.Refusal;

/** An answer would have to load more facts than the settings allow. */
public class TooManyFacts extends Refusal {
    private static final long serialVersionUID = 1L;

    TooManyFacts(int limit) {
        super(Kind.UNPROCESSABLE, "too-many-facts", limit);
    }
}
