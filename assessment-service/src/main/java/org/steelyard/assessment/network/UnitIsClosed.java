package org.steelyard.assessment.network;

import java.time.LocalDate;
import org.steelyard.platform.problem.Refusal;

/** The unit is closed; nothing about it changes any more. */
public class UnitIsClosed extends Refusal {
    private static final long serialVersionUID = 1L;

    UnitIsClosed(String code, LocalDate on) {
        super(Kind.CONFLICT, "unit-closed", code, on.toString());
    }
}
