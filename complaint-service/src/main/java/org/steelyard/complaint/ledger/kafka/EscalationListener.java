package org.steelyard.complaint.ledger.kafka;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.complaint.ledger.ComplaintHandling;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationAcknowledged;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.EscalationUnroutable;
import org.steelyard.contracts.EscalationEvent.ReferralDue;

/** Reflects in the ledger what an office does with a complaint. */
@Component
class EscalationListener {

    private final ComplaintHandling complaints;

    EscalationListener(ComplaintHandling complaints) {
        this.complaints = complaints;
    }

    @KafkaListener(topics = EscalationEvent.TOPIC)
    void on(EscalationEvent event) {
        switch (event) {
            case EscalatedToOffice _, EscalationReturned _, EscalationResolved _ -> complaints.hear(event);
            case ReferralDue _, EscalationAcknowledged _, EscalationUnroutable _ -> {} // move nothing in the ledger
        }
    }
}
