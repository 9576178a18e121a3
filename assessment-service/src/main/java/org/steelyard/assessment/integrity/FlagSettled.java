package org.steelyard.assessment.integrity;

import org.steelyard.platform.problem.Refusal;

/** The flag was settled before. */
public class FlagSettled extends Refusal {
    private static final long serialVersionUID = 1L;

    FlagSettled() {
        super(Kind.CONFLICT, "flag-settled");
    }
}
