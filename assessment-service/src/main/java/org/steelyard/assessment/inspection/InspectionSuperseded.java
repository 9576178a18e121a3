package org.steelyard.assessment.inspection;

import org.steelyard.platform.problem.Refusal;

/** The unit was inspected again before the fix; what is open is what that inspection found. */
public class InspectionSuperseded extends Refusal {
    private static final long serialVersionUID = 1L;

    InspectionSuperseded(String later) {
        super(Kind.CONFLICT, "inspection-superseded", later);
        with("inspection", later);
    }
}
