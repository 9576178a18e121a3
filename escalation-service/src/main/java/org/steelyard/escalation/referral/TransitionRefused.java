package org.steelyard.escalation.referral;

import org.steelyard.platform.problem.Refusal;

/** The step is not possible from where the referral stands; says what is. */
public class TransitionRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private final EscalationStatus state;

    TransitionRefused(EscalationStatus state, String step) {
        super(Kind.CONFLICT, "transition-refused", state, step, String.join(", ", state.allowed()));
        with("state", state);
        with("allowed", state.allowed());
        this.state = state;
    }

    /** Where the referral stands. */
    EscalationStatus state() {
        return state;
    }
}
