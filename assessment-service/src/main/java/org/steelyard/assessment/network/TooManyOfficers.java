package org.steelyard.assessment.network;

import org.steelyard.platform.problem.Refusal;

/** The unit keeps as many appointments as it can. */
public class TooManyOfficers extends Refusal {
    private static final long serialVersionUID = 1L;

    TooManyOfficers(int most) {
        super(Kind.CONFLICT, "too-many-officers", most);
    }
}
