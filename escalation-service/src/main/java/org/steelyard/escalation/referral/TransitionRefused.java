package org.steelyard.escalation.referral;

import org.steelyard.platform.problem.Refusal;

/** The step is not possible from where the referral stands; says what is. */
public class TransitionRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private final EscalationStatus state;

    TransitionRefused(Escalation escalation, String step) {
        super(Kind.CONFLICT, "transition-refused", escalation.status(), step, String.join(", ", escalation.allowed()));
        with("state", escalation.status());
        with("allowed", escalation.allowed());
        this.state = escalation.status();
    }

    /** Where the referral stands. */
    EscalationStatus state() {
        return state;
    }
}
