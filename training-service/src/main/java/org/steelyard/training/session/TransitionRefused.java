package org.steelyard.training.session;

import org.steelyard.platform.problem.Refusal;

/** The session's state does not allow the step; says which it allows. */
public class TransitionRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    TransitionRefused(SessionStatus state) {
        super(Kind.CONFLICT, "transition-refused", state);
        with("state", state);
        with("allowed", state.allowed());
    }
}
