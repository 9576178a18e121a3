package org.steelyard.assessment.year;

import org.steelyard.platform.problem.Refusal;

/** A step of the year does not fit what stands; the problem's name says why. */
public class StepRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    /** 409 with the problem of this name. */
    StepRefused(String name, Object... arguments) {
        super(Kind.CONFLICT, name, arguments);
    }
}
