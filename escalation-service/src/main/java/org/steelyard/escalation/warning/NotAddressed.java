package org.steelyard.escalation.warning;

import org.steelyard.platform.problem.Refusal;

/** The warning is not for this unit to pass on, though somebody in its area has to. */
public class NotAddressed extends Refusal {
    private static final long serialVersionUID = 1L;

    NotAddressed(String unit) {
        super(Kind.CONFLICT, "not-addressed", unit);
    }
}
