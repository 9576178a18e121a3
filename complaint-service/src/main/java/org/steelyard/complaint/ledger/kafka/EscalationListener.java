package org.steelyard.complaint.ledger.kafka;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.complaint.ledger.ComplaintHandling;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.EscalationEvent.AssistanceGiven;
import org.steelyard.contracts.EscalationEvent.AssistanceRequested;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationAcknowledged;
import org.steelyard.contracts.EscalationEvent.EscalationJoined;
import org.steelyard.contracts.EscalationEvent.EscalationOverdue;
import org.steelyard.contracts.EscalationEvent.EscalationRaised;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.EscalationTransferred;
import org.steelyard.contracts.EscalationEvent.EscalationUnroutable;
import org.steelyard.contracts.EscalationEvent.ReferralDue;
import org.steelyard.contracts.EscalationEvent.WarningEvent;

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
            case EscalatedToOffice escalated -> complaints.hear(escalated);
            case EscalationReturned returned -> complaints.hear(returned);
            case EscalationResolved resolved -> complaints.hear(resolved);
            case EscalationTransferred transferred -> complaints.hear(transferred);
            case EscalationJoined joined -> complaints.hear(joined);
            case ReferralDue _,
                    EscalationAcknowledged _,
                    EscalationUnroutable _,
                    AssistanceRequested _,
                    AssistanceGiven _,
                    EscalationOverdue _,
                    EscalationRaised _,
                    WarningEvent _ -> {} // move nothing in the ledger
        }
    }
}
