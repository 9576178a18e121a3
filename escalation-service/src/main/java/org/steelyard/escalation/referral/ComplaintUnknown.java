package org.steelyard.escalation.referral;

import org.steelyard.platform.problem.Refusal;

/**
 * This service has not heard of the complaint, or the caller may not. One entered a moment ago is on its way here, so it
 * is worth asking again.
 */
public class ComplaintUnknown extends Refusal {
    private static final long serialVersionUID = 1L;

    private final String complaint;

    ComplaintUnknown(String complaint) {
        super(Kind.NOT_FOUND, "complaint-unknown", complaint);
        this.complaint = complaint;
    }

    /** The id that was asked for. */
    public String complaint() {
        return complaint;
    }
}
