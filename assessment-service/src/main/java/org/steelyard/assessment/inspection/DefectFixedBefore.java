package org.steelyard.assessment.inspection;

import java.time.LocalDate;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.platform.problem.Refusal;

/** The defect was put right before. */
public class DefectFixedBefore extends Refusal {
    private static final long serialVersionUID = 1L;

    DefectFixedBefore(InspectionItem item, LocalDate on) {
        super(Kind.CONFLICT, "defect-fixed", item.name(), on.toString());
    }
}
