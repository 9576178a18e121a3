package org.steelyard.assessment.network;

import org.steelyard.platform.problem.Refusal;

/** The officer serves at the unit in that time already. */
public class AlreadyAppointed extends Refusal {
    private static final long serialVersionUID = 1L;

    AlreadyAppointed(String officer) {
        super(Kind.CONFLICT, "already-appointed", officer);
    }
}
