package org.steelyard.escalation.rule;

import org.steelyard.platform.problem.Refusal;

/** Somebody else published a version at the same moment. */
class EditedMeanwhile extends Refusal {
    private static final long serialVersionUID = 1L;

    EditedMeanwhile(Throwable cause) {
        super(Kind.CONFLICT, "changed-meanwhile");
        initCause(cause);
    }
}
