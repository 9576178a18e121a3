package org.steelyard.escalation.referral.kafka;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.ComplaintEvent.CallbackRecorded;
import org.steelyard.contracts.ComplaintEvent.ComplaintAccepted;
import org.steelyard.contracts.ComplaintEvent.ComplaintDeclined;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ComplaintReopened;
import org.steelyard.contracts.ComplaintEvent.ComplaintResolved;
import org.steelyard.contracts.ComplaintEvent.ComplaintSettled;
import org.steelyard.contracts.ComplaintEvent.ComplaintWithdrawn;
import org.steelyard.contracts.ComplaintEvent.ConsultationLogged;
import org.steelyard.contracts.ComplaintEvent.DeadlinePaused;
import org.steelyard.contracts.ComplaintEvent.DeadlineResumed;
import org.steelyard.contracts.ComplaintEvent.LeadPassedOn;
import org.steelyard.contracts.ComplaintEvent.LedgerCorrected;
import org.steelyard.contracts.ComplaintEvent.MediationAttempted;
import org.steelyard.contracts.ComplaintEvent.MediationTerminated;
import org.steelyard.contracts.ComplaintEvent.ReportOutcomeRecorded;
import org.steelyard.contracts.ComplaintEvent.ViolationReported;
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
            case ComplaintReceived _,
                    ComplaintAccepted _,
                    ComplaintDeclined _,
                    MediationAttempted _,
                    ComplaintSettled _,
                    MediationTerminated _,
                    ComplaintWithdrawn _,
                    ComplaintResolved _,
                    ComplaintReopened _,
                    LedgerCorrected _,
                    DeadlinePaused _,
                    DeadlineResumed _,
                    CallbackRecorded _ -> referral.hear(event);
            case ViolationReported report -> {
                if (report.linkedEntry() != null) {
                    referral.reported(report.linkedEntry(), report.subject());
                }
            }
            case LeadPassedOn _, ReportOutcomeRecorded _, ConsultationLogged _ -> {} // no dispute
        }
    }
}
