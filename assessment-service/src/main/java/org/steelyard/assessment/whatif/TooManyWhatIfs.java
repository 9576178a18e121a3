package org.steelyard.assessment.whatif;

import org.steelyard.platform.problem.Refusal;

/** As many what-ifs as may wait are waiting. */
public class TooManyWhatIfs extends Refusal {
    private static final long serialVersionUID = 1L;

    TooManyWhatIfs(int waiting) {
        super(Kind.UNAVAILABLE, "too-many-what-ifs", Integer.toString(waiting));
    }
}
