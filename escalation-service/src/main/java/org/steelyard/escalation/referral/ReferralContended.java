package org.steelyard.escalation.referral;

import org.steelyard.platform.problem.Refusal;

/** Others refer the same complaint at the same moment. */
public class ReferralContended extends Refusal {
    private static final long serialVersionUID = 1L;

    ReferralContended() {
        super(Kind.CONFLICT, "changed-meanwhile");
    }
}
