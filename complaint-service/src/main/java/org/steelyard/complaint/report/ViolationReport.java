package org.steelyard.complaint.report;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.complaint.chain.ChainedEntry;
import org.steelyard.complaint.deadline.Deadline;
import org.steelyard.complaint.ledger.Deed;
import org.steelyard.contracts.ComplaintEvent.LeadPassedOn;
import org.steelyard.contracts.ComplaintEvent.ReportOutcomeRecorded;
import org.steelyard.contracts.ComplaintEvent.ViolationReported;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.ReportOutcome;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.problem.FieldRefused;

/** A suspected infringement on its way to the office that checks it. Who told it is kept elsewhere. */
@CheckReturnValue
@Document("violationReports")
public class ViolationReport extends Aggregate implements ChainedEntry {

    private static final String SOURCE = "complaint-service";

    private final UnitRef unit;
    private final String ledgerNumber;
    private final Lead lead;
    private final boolean anonymous;
    /** The complaint that came with the same letter or in whose mediation it was found. */
    private final @Nullable String linkedEntry;

    private ReportStatus status = ReportStatus.RECORDED;
    /** The clock that runs: first to pass it on, then D4, then D5; none once it has ended. */
    private @Nullable Deadline limit;

    private boolean extended;
    private @Nullable String office;
    private @Nullable ReportOutcome outcome;
    private List<ReportStep> steps = new ArrayList<>();

    ViolationReport(
            String id, UnitRef unit, String ledgerNumber, Lead lead, boolean anonymous, @Nullable String linkedEntry) {
        super(id);
        this.unit = unit;
        this.ledgerNumber = ledgerNumber;
        this.lead = lead;
        this.anonymous = anonymous;
        this.linkedEntry = linkedEntry;
    }

    ViolationReported record(Deed deed, Deadline passOn) {
        limit = passOn;
        var origin = told(ReportAction.RECORDING, deed, ReportStatus.RECORDED, Map.of());
        return new ViolationReported(origin, ledgerNumber, lead.category(), anonymous, passOn.dueOn(), linkedEntry);
    }

    LeadPassedOn passOn(Deed deed, String to, Deadline check) {
        require(ReportAction.PASSING_ON, deed);
        office = to;
        limit = check;
        var origin = told(ReportAction.PASSING_ON, deed, ReportStatus.PASSED_ON, Map.of("office", to));
        return new LeadPassedOn(origin, to, check.dueOn());
    }

    /** Takes the office's answer; a filed case is not the end, it has a limit of its own, D5. */
    ReportOutcomeRecorded end(Deed deed, ReportOutcome how, Deadline caseDecision) {
        require(ReportAction.OUTCOME, deed);
        if (!status.mayEndIn(how)) {
            throw new ReportStepRefused(status, how);
        }
        var after = ReportStatus.after(how);
        outcome = how;
        limit = after == ReportStatus.CASE_FILED ? caseDecision : null;
        extended = false;
        var origin = told(ReportAction.OUTCOME, deed, after, Map.of("outcome", how.name()));
        return new ReportOutcomeRecorded(origin, how, limit == null ? null : limit.dueOn());
    }

    /** Gives the office the more time the law allows, once per limit; nothing is told of it. */
    void extend(Deed deed, ExtensionReason reason, Deadline more) {
        require(ReportAction.EXTENSION, deed);
        if (extended) {
            throw new ExtendedBefore(more.rule());
        }
        extended = true;
        limit = more;
        append(ReportAction.EXTENSION, deed, status, null, Map.of("rule", more.rule(), "reason", reason.name()));
    }

    private void require(ReportAction action, Deed deed) {
        if (!status.allowed().contains(action)) {
            throw new ReportStepRefused(status, action);
        }
        var previous = steps.getLast().occurredAt();
        if (deed.occurredAt().isBefore(previous)) {
            throw new FieldRefused(
                    "occurredAt",
                    "before-previous-step",
                    previous.atZone(WorkingCalendar.ZONE).toOffsetDateTime());
        }
    }

    private Origin told(ReportAction action, Deed deed, ReportStatus after, Map<String, String> details) {
        var origin = new Origin(
                SOURCE, id(), nextSequence(), deed.occurredAt(), deed.recordedAt(), unit, deed.role(), deed.channel());
        append(action, deed, after, SOURCE + "/" + id() + "/" + origin.sequence(), details);
        return origin;
    }

    private void append(
            ReportAction action, Deed deed, ReportStatus after, @Nullable String event, Map<String, String> details) {
        status = after;
        steps.add(new ReportStep(
                steps.size() + 1,
                action,
                deed.occurredAt(),
                deed.recordedAt(),
                deed.actor(),
                deed.role(),
                deed.channel(),
                after,
                event,
                details,
                deed.note()));
    }

    void heal(WorkingCalendar calendar) {
        limit = limit == null ? null : limit.healed(calendar);
    }

    @Override
    public UnitRef unit() {
        return unit;
    }

    @Override
    public String nameInLedger() {
        return ledgerNumber;
    }

    public String ledgerNumber() {
        return ledgerNumber;
    }

    public Lead lead() {
        return lead;
    }

    /** Whether the reporter gave no name. */
    public boolean isAnonymous() {
        return anonymous;
    }

    /** The complaint it belongs to, if any. */
    public @Nullable String linkedEntry() {
        return linkedEntry;
    }

    public ReportStatus status() {
        return status;
    }

    /** The limit whose clock runs; none once it has ended. */
    public @Nullable Deadline limit() {
        return limit;
    }

    /** Whether the limit that runs was extended. */
    public boolean isExtended() {
        return extended;
    }

    /** The office that has it, none before it was passed on. */
    public @Nullable String office() {
        return office;
    }

    /** The office's last answer, if any. */
    public @Nullable ReportOutcome outcome() {
        return outcome;
    }

    /** The history, from its recording on. */
    public List<ReportStep> steps() {
        return List.copyOf(steps);
    }

    /** When it was told. */
    public Instant reportedAt() {
        return steps.getFirst().occurredAt();
    }
}
