package org.steelyard.training.completion;

import java.util.List;
import org.steelyard.platform.problem.Refusal;

/** A completion that was revoked is not revoked again. */
public class CompletionNotValid extends Refusal {
    private static final long serialVersionUID = 1L;

    CompletionNotValid() {
        super(Kind.CONFLICT, "transition-refused", CompletionStatus.REVOKED);
        with("state", CompletionStatus.REVOKED);
        with("allowed", List.of());
    }
}
