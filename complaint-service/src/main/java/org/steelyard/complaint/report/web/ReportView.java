package org.steelyard.complaint.report.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steelyard.complaint.deadline.Deadline;
import org.steelyard.complaint.deadline.Deadlines;
import org.steelyard.complaint.deadline.Light;
import org.steelyard.complaint.ledger.Evidence;
import org.steelyard.complaint.ledger.Respondent;
import org.steelyard.complaint.report.ReportAction;
import org.steelyard.complaint.report.ReportHandling;
import org.steelyard.complaint.report.ReportStatus;
import org.steelyard.complaint.report.ReportStep;
import org.steelyard.complaint.report.ViolationReport;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ReportOutcome;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.security.Caller;

/** A violation report as its reader may see it; who told it is never in it, and what is free text may give them away. */
record ReportView(
        String id,
        String ledgerNumber,
        UnitRef unit,
        ReportStatus status,
        List<String> allowed,
        Category category,
        boolean anonymous,
        @Nullable String linkedEntry,
        @Nullable String office,
        @Nullable ReportOutcome outcome,
        Instant reportedAt,
        @Nullable ReportClock clock,
        List<StepView> steps,
        boolean masked,
        Respondent reported,
        String content,
        @Nullable String place,
        @Nullable LocalDate happenedOn,
        List<Evidence> evidence) {

    private static final String HIDDEN = "***";

    static ReportView of(ViolationReport report, Caller caller, Deadlines deadlines) {
        return view(report, ReportHandling.handles(report, caller), deadlines);
    }

    static ReportView masked(ViolationReport report, Deadlines deadlines) {
        return view(report, false, deadlines);
    }

    private static ReportView view(ViolationReport report, boolean handled, Deadlines deadlines) {
        var lead = report.lead();
        return new ReportView(
                report.id(),
                report.ledgerNumber(),
                report.unit(),
                report.status(),
                report.status().allowed().stream().map(ReportAction::resource).toList(),
                lead.category(),
                report.isAnonymous(),
                report.linkedEntry(),
                report.office(),
                report.outcome(),
                report.reportedAt(),
                ReportClock.of(report, deadlines),
                report.steps().stream().map(step -> StepView.of(step, handled)).toList(),
                !handled,
                handled ? lead.reported() : masked(lead.reported()),
                handled ? lead.content() : HIDDEN,
                handled ? lead.place() : hidden(lead.place()),
                lead.happenedOn(),
                handled ? lead.evidence() : masked(lead.evidence()));
    }

    private static Respondent masked(Respondent party) {
        return new Respondent(hidden(party.name()), hidden(party.address()), hidden(party.phone()));
    }

    private static List<Evidence> masked(List<Evidence> evidence) {
        return evidence.stream()
                .map(piece -> new Evidence(piece.kind(), hidden(piece.note())))
                .toList();
    }

    private static @Nullable String hidden(@Nullable String value) {
        return value == null ? null : HIDDEN;
    }

    /** The clock that runs. */
    record ReportClock(
            String rule,
            int version,
            @Nullable LocalDate dueOn,
            @Nullable Integer calendarMissing,
            boolean extended,
            Light light) {

        static @Nullable ReportClock of(ViolationReport report, Deadlines deadlines) {
            Deadline limit = report.limit();
            return limit == null
                    ? null
                    : new ReportClock(
                            limit.rule(),
                            limit.version(),
                            limit.dueOn(),
                            limit.calendarMissing(),
                            report.isExtended(),
                            deadlines.light(limit));
        }
    }

    /** A line of the history; the account that wrote it stays inside. */
    record StepView(
            int sequence,
            ReportAction action,
            Instant occurredAt,
            Instant recordedAt,
            Role actorRole,
            Channel channel,
            ReportStatus status,
            Map<String, String> details,
            @Nullable String note) {

        static StepView of(ReportStep step, boolean handled) {
            return new StepView(
                    step.sequence(),
                    step.action(),
                    step.occurredAt(),
                    step.recordedAt(),
                    step.role(),
                    step.channel(),
                    step.status(),
                    step.details(),
                    handled ? step.note() : hidden(step.note()));
        }
    }
}
