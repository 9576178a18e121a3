package org.steelyard.assessment.network;

import java.time.LocalDate;
import org.steelyard.platform.problem.Refusal;

/** The officer's time at the unit has ended already. */
public class AlreadyLeft extends Refusal {
    private static final long serialVersionUID = 1L;

    AlreadyLeft(String officer, LocalDate on) {
        super(Kind.CONFLICT, "already-left", officer, on.toString());
    }
}
