package org.steelyard.escalation.referral.kafka;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.ComplaintEvent.ComplaintAccepted;
import org.steelyard.contracts.ComplaintEvent.ComplaintDeclined;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ComplaintResolved;
import org.steelyard.contracts.ComplaintEvent.ComplaintSettled;
import org.steelyard.contracts.ComplaintEvent.ComplaintWithdrawn;
import org.steelyard.contracts.ComplaintEvent.MediationAttempted;
import org.steelyard.contracts.ComplaintEvent.MediationTerminated;
import org.steelyard.escalation.complaint.ComplaintFacts;
import org.steelyard.escalation.referral.Referral;

/** Referral rules look at every complaint fact. */
@Component
class ComplaintListener {

    private final Referral referral;

    ComplaintListener(Referral referral) {
        this.referral = referral;
    }

    @KafkaListener(topics = ComplaintEvent.TOPIC)
    void on(ComplaintEvent event) {
        switch (event) { // no default: a new fact must be considered here
            case ComplaintReceived received -> referral.consider(ComplaintFacts.of(received), received.sequence());
            case ComplaintAccepted _, MediationAttempted _ -> referral.goesOn(event.subject(), event.sequence());
            case ComplaintDeclined _,
                    ComplaintSettled _,
                    MediationTerminated _,
                    ComplaintWithdrawn _,
                    ComplaintResolved _ -> referral.ended(event.subject(), event.sequence());
        }
    }
}
