package org.steelyard.complaint.ledger;

import java.util.List;
import org.steelyard.platform.problem.Refusal;

/** The step is not allowed from where the complaint stands; says where it stands and what is allowed. */
public class TransitionRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    TransitionRefused(ComplaintStatus state, StepType step, List<StepType> allowed) {
        super(Kind.CONFLICT, "transition-refused", state, step.resource());
        with("state", state);
        with("allowed", allowed.stream().map(StepType::resource).toList());
    }
}
