package org.steelyard.complaint.ledger.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.steelyard.complaint.deadline.Deadline;
import org.steelyard.complaint.ledger.Complainant;
import org.steelyard.complaint.ledger.Complaint;
import org.steelyard.complaint.ledger.ComplaintStatus;
import org.steelyard.complaint.ledger.Facts;
import org.steelyard.complaint.ledger.Referral;
import org.steelyard.complaint.ledger.Remedy;
import org.steelyard.complaint.ledger.Respondent;
import org.steelyard.complaint.ledger.Step;
import org.steelyard.complaint.ledger.StepType;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.security.Caller;

/** A complaint as its reader may see it. */
record ComplaintView(
        String id,
        String ledgerNumber,
        UnitRef unit,
        ComplaintStatus status,
        List<String> allowed,
        Category category,
        @Nullable Money disputedAmount,
        int complainants,
        Harm harm,
        Set<Remedy> requests,
        boolean complete,
        Instant receivedAt,
        Instant recordedAt,
        @Nullable LocalDate decisionDueOn,
        @Nullable LocalDate mediationDueOn,
        @Nullable Integer calendarMissing,
        Deadlines deadlines,
        @Nullable Money settledAmount,
        @Nullable ReferralView referral,
        List<StepView> steps,
        boolean masked,
        Complainant complainant,
        Respondent respondent,
        Facts facts) {

    static ComplaintView of(Complaint complaint, Caller caller) {
        var entry = complaint.entry();
        var handled = Masked.isHandledBy(caller, complaint);
        var deadlines = new Deadlines(complaint.decision(), complaint.mediation());
        return new ComplaintView(
                complaint.id(),
                complaint.ledgerNumber(),
                complaint.unit(),
                complaint.status(),
                complaint.status().allowed().stream().map(StepType::resource).toList(),
                entry.category(),
                entry.disputedAmount(),
                entry.complainants(),
                entry.harm(),
                new TreeSet<>(entry.requests()),
                entry.isComplete(),
                complaint.receivedAt(),
                complaint.recordedAt(),
                complaint.decision().dueOn(),
                deadlines.mediationDueOn(),
                deadlines.calendarMissing(),
                deadlines,
                complaint.settledAmount(),
                ReferralView.of(complaint.referral()),
                complaint.steps().stream().map(StepView::of).toList(),
                !handled,
                handled ? entry.complainant() : Masked.mask(entry.complainant()),
                handled ? entry.respondent() : Masked.mask(entry.respondent()),
                handled ? entry.facts() : Masked.mask(entry.facts()));
    }

    /** The limits under which the complaint stands, each with the rule and version it comes from. */
    record Deadlines(Deadline decision, @Nullable Deadline mediation) {

        @Nullable
        LocalDate mediationDueOn() {
            return mediation == null ? null : mediation.dueOn();
        }

        @Nullable
        Integer calendarMissing() {
            return mediation != null && mediation.calendarMissing() != null
                    ? mediation.calendarMissing()
                    : decision.calendarMissing();
        }
    }

    /** Where the complaint's last referral stands. */
    record ReferralView(
            String escalation,
            String office,
            Referral.State status,
            Instant since,
            @Nullable String code) {

        static @Nullable ReferralView of(@Nullable Referral referral) {
            return referral == null
                    ? null
                    : new ReferralView(
                            referral.escalation(),
                            referral.office(),
                            referral.state(),
                            referral.since(),
                            referral.code());
        }
    }

    /** A line of the history; the account that wrote it stays inside. */
    record StepView(
            int sequence,
            StepType type,
            Instant occurredAt,
            Instant recordedAt,
            Role actorRole,
            Channel channel,
            ComplaintStatus status,
            String event,
            Map<String, String> details) {

        static StepView of(Step step) {
            return new StepView(
                    step.sequence(),
                    step.type(),
                    step.occurredAt(),
                    step.recordedAt(),
                    step.role(),
                    step.channel(),
                    step.status(),
                    step.event(),
                    step.details());
        }
    }
}
