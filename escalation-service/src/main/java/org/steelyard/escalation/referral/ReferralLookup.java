package org.steelyard.escalation.referral;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** What may be asked about a referral without being anybody. */
@Component
public class ReferralLookup {

    private final Escalations escalations;

    ReferralLookup(Escalations escalations) {
        this.escalations = escalations;
    }

    /** The ledger number of the complaint a referral is about. */
    public Optional<String> ledgerNumber(String escalation) {
        return escalations.find(escalation).map(found -> found.complaint().ledgerNumber());
    }
}
