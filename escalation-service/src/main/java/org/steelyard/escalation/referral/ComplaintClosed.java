package org.steelyard.escalation.referral;

import java.util.List;
import org.steelyard.platform.problem.Refusal;

/** A complaint that has come to an end is not referred any more. */
public class ComplaintClosed extends Refusal {
    private static final long serialVersionUID = 1L;

    ComplaintClosed(String complaint) {
        super(Kind.CONFLICT, "complaint-closed", complaint);
        with("state", "CLOSED");
        with("allowed", List.of());
    }
}
