package org.steelyard.complaint.ledger.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.steelyard.complaint.deadline.Deadline;
import org.steelyard.complaint.deadline.Deadlines;
import org.steelyard.complaint.ledger.Callback;
import org.steelyard.complaint.ledger.Complainant;
import org.steelyard.complaint.ledger.Complaint;
import org.steelyard.complaint.ledger.ComplaintStatus;
import org.steelyard.complaint.ledger.Correction;
import org.steelyard.complaint.ledger.Correction.Amended;
import org.steelyard.complaint.ledger.Erasure;
import org.steelyard.complaint.ledger.Evidence;
import org.steelyard.complaint.ledger.Facts;
import org.steelyard.complaint.ledger.Masked;
import org.steelyard.complaint.ledger.Pause;
import org.steelyard.complaint.ledger.Referral;
import org.steelyard.complaint.ledger.Remedy;
import org.steelyard.complaint.ledger.Respondent;
import org.steelyard.complaint.ledger.Step;
import org.steelyard.complaint.ledger.StepType;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.CorrectionReason;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.RespondentPlace;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.Suspicion;
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
        @Nullable RespondentPlace respondentPlace,
        @Nullable Suspicion suspicion,
        boolean complete,
        Instant receivedAt,
        Instant recordedAt,
        @Nullable LocalDate decisionDueOn,
        @Nullable LocalDate mediationDueOn,
        @Nullable Integer calendarMissing,
        Limits deadlines,
        @Nullable RunningClock clock,
        List<Pause> pauses,
        @Nullable Money settledAmount,
        @Nullable ReferralView referral,
        List<StepView> steps,
        List<CorrectionView> corrections,
        @Nullable Callback callback,
        @Nullable String linkedEntry,
        boolean masked,
        boolean erased,
        @Nullable Erasure erasure,
        Complainant complainant,
        Respondent respondent,
        Facts facts,
        List<Evidence> evidence) {

    static ComplaintView of(Complaint complaint, Caller caller, Deadlines calendar) {
        return of(complaint, Masked.isHandledBy(caller, complaint), calendar);
    }

    /** To somebody who gave a purpose, which was written down. */
    static ComplaintView inClear(Complaint complaint, Deadlines calendar) {
        return of(complaint, true, calendar);
    }

    private static ComplaintView of(Complaint complaint, boolean handled, Deadlines calendar) {
        var entry = complaint.entry();
        var clocks = complaint.clocks();
        var deadlines = new Limits(clocks.decision(), clocks.mediation(), clocks.notice(), clocks.targets());
        return new ComplaintView(
                complaint.id(),
                complaint.ledgerNumber(),
                complaint.unit(),
                complaint.status(),
                complaint.allowed().stream().map(StepType::resource).toList(),
                entry.category(),
                entry.disputedAmount(),
                entry.complainants(),
                entry.harm(),
                new TreeSet<>(entry.requests()),
                entry.respondentPlace(),
                entry.suspicion(),
                complaint.isComplete(),
                complaint.receivedAt(),
                complaint.recordedAt(),
                complaint.decision().dueOn(),
                deadlines.mediationDueOn(),
                deadlines.calendarMissing(),
                deadlines,
                RunningClock.of(complaint, calendar),
                clocks.pauses(),
                complaint.settledAmount(),
                ReferralView.of(complaint.referral()),
                complaint.steps().stream()
                        .map(step -> StepView.of(step, handled))
                        .toList(),
                complaint.corrections().stream()
                        .map(correction -> CorrectionView.of(correction, handled))
                        .toList(),
                complaint.callback(),
                complaint.linkedEntry(),
                !handled,
                complaint.isErased(),
                complaint.erasure(),
                handled ? entry.complainant() : Masked.mask(entry.complainant()),
                handled ? entry.respondent() : Masked.mask(entry.respondent()),
                handled ? entry.facts() : Masked.mask(entry.facts()),
                handled ? entry.evidence() : Masked.mask(entry.evidence()));
    }

    /** The limits under which the complaint stands, each with the rule and version it comes from. */
    record Limits(
            Deadline decision,
            @Nullable Deadline mediation,
            @Nullable Deadline notice,
            List<Deadline> targets) {

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
            Map<String, String> details,
            @Nullable String note) {

        static StepView of(Step step, boolean handled) {
            return new StepView(
                    step.sequence(),
                    step.type(),
                    step.occurredAt(),
                    step.recordedAt(),
                    step.role(),
                    step.channel(),
                    step.status(),
                    step.event(),
                    step.details(),
                    handled ? step.note() : Masked.hidden(step.note()));
        }
    }

    /** What the entry said before a correction; to those who do not handle it, only that it said something else. */
    record CorrectionView(int step, CorrectionReason reason, List<Amended> amended) {

        static CorrectionView of(Correction correction, boolean handled) {
            var amended = handled
                    ? correction.amended()
                    : correction.amended().stream()
                            .map(one -> new Amended(one.field(), Masked.hidden(one.before())))
                            .toList();
            return new CorrectionView(correction.step(), correction.reason(), amended);
        }
    }
}
