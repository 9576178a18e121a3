package org.steelyard.complaint.ledger;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.complaint.chain.ChainedEntry;
import org.steelyard.complaint.deadline.Deadline;
import org.steelyard.complaint.ledger.Correction.Amended;
import org.steelyard.complaint.ledger.Referral.State;
import org.steelyard.contracts.AttemptOutcome;
import org.steelyard.contracts.CallbackGrade;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.ComplaintEvent.CallbackRecorded;
import org.steelyard.contracts.ComplaintEvent.ComplaintAccepted;
import org.steelyard.contracts.ComplaintEvent.ComplaintDeclined;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ComplaintReopened;
import org.steelyard.contracts.ComplaintEvent.ComplaintResolved;
import org.steelyard.contracts.ComplaintEvent.ComplaintSettled;
import org.steelyard.contracts.ComplaintEvent.ComplaintWithdrawn;
import org.steelyard.contracts.ComplaintEvent.DeadlinePaused;
import org.steelyard.contracts.ComplaintEvent.DeadlineResumed;
import org.steelyard.contracts.ComplaintEvent.LedgerCorrected;
import org.steelyard.contracts.ComplaintEvent.MediationAttempted;
import org.steelyard.contracts.ComplaintEvent.MediationTerminated;
import org.steelyard.contracts.CorrectionReason;
import org.steelyard.contracts.DeclineGround;
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
import org.steelyard.contracts.EscalationEvent.ReferralEvent;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.PauseReason;
import org.steelyard.contracts.PhoneMatch;
import org.steelyard.contracts.ReopeningReason;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TerminationGround;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotFound;

/** A dispute entered in a unit's ledger. Every change returns the event that tells of it. */
@CheckReturnValue
@Document("complaints")
public class Complaint extends Aggregate implements ChainedEntry {

    private static final String SOURCE = "complaint-service";

    /** What an unknown amount is told as; the event says beside it that the entry is not complete. */
    private static final Money UNKNOWN_AMOUNT = Money.cny("0.00");

    private final UnitRef unit;
    private final String ledgerNumber;
    private Entry entry;
    /** The entry on the report track that came with the same letter. */
    private final @Nullable String linkedEntry;

    private ComplaintStatus status = ComplaintStatus.RECEIVED;
    private int attempts;
    private @Nullable Money settledAmount;
    private Clocks clocks = new Clocks();
    private List<Step> steps = new ArrayList<>();
    private List<Correction> corrections = new ArrayList<>();
    private Referrals referrals = new Referrals();
    private @Nullable Callback callback;
    /** When the running clock ends, none if none runs or its year has no calendar; lists are sorted by it. */
    private @Nullable LocalDate dueOn;
    /** When the running clock ends, none if none runs or its year has no calendar. */
    public @Nullable LocalDate dueOn() {
        return dueOn;
    }

    /** That and why what was personal in it was destroyed, none if it was not. */
    public @Nullable Erasure erasure() {
        return erasure;
    }

    /** Whether all required fields are filled, or were when it was erased. */
    public boolean isComplete() {
        return erasure == null ? entry.isComplete() : erasure.complete();
    }

    /** The local date of the last closing, none while it is open; samples are drawn by it. */
    private @Nullable LocalDate closedOn;

    private @Nullable Findable findable;
    private @Nullable Erasure erasure;

    Complaint(String id, UnitRef unit, String ledgerNumber, Entry entry, @Nullable String linkedEntry) {
        super(id);
        this.unit = unit;
        this.ledgerNumber = ledgerNumber;
        this.entry = entry;
        this.linkedEntry = linkedEntry;
    }

    /** Enters it; {@code byOwnStaff} says whether its phone is that of the unit's own staff, none if that is not known. */
    ComplaintReceived receive(Deed deed, Limits limits, @Nullable String respondentKey, @Nullable Boolean byOwnStaff) {
        clocks.received(limits);
        var origin = record(StepType.RECEPTION, deed, ComplaintStatus.RECEIVED, Map.of());
        return new ComplaintReceived(
                origin,
                ledgerNumber,
                entry.category(),
                toldAmount(),
                entry.complainants(),
                entry.harm(),
                entry.isComplete(),
                limits.legal().dueOn(),
                respondentKey,
                entry.respondentPlace(),
                entry.suspicion(),
                linkedEntry,
                byOwnStaff);
    }

    ComplaintAccepted accept(Deed deed, Limits limits) {
        require(StepType.ACCEPTANCE, deed);
        clocks.mediating(limits);
        var origin = record(StepType.ACCEPTANCE, deed, ComplaintStatus.ACCEPTED, Map.of());
        return new ComplaintAccepted(
                origin, limits.legal().rule(), limits.legal().dueOn());
    }

    ComplaintDeclined decline(Deed deed, DeclineGround ground) {
        require(StepType.DECLINATION, deed);
        var origin = record(StepType.DECLINATION, deed, ComplaintStatus.DECLINED, Map.of("ground", ground.name()));
        return new ComplaintDeclined(origin, ground);
    }

    MediationAttempted attemptMediation(Deed deed, AttemptOutcome outcome) {
        require(StepType.MEDIATION_ATTEMPT, deed);
        attempts++;
        var origin = record(
                StepType.MEDIATION_ATTEMPT, deed, ComplaintStatus.IN_MEDIATION, Map.of("outcome", outcome.name()));
        return new MediationAttempted(origin, attempts, outcome);
    }

    ComplaintSettled settle(Deed deed, @Nullable Money amount) {
        require(StepType.SETTLEMENT, deed);
        settledAmount = amount;
        var details = amount == null
                ? Map.<String, String>of()
                : Map.of("settledAmount", amount.amount().toPlainString());
        var origin = record(StepType.SETTLEMENT, deed, ComplaintStatus.SETTLED, details);
        return new ComplaintSettled(origin, amount);
    }

    /** Ends mediation without an agreement; both sides must be told by the given limit, D3. */
    MediationTerminated terminate(Deed deed, TerminationGround ground, Deadline notice) {
        require(StepType.TERMINATION, deed);
        clocks.terminated(notice);
        var origin = record(StepType.TERMINATION, deed, ComplaintStatus.TERMINATED, Map.of("ground", ground.name()));
        return new MediationTerminated(origin, ground, attempts);
    }

    ComplaintWithdrawn withdraw(Deed deed) {
        require(StepType.WITHDRAWAL, deed);
        return new ComplaintWithdrawn(record(StepType.WITHDRAWAL, deed, ComplaintStatus.WITHDRAWN, Map.of()));
    }

    /** Opens it again. The importer writes down what others did, so the account says nothing of the person there. */
    ComplaintReopened reopen(Deed deed, ReopeningReason reason) {
        require(StepType.REOPENING, deed);
        if (deed.actor() != null
                && deed.role() != Role.IMPORTER
                && deed.actor().equals(closing().actor())) {
            throw new ReopenedByCloser();
        }
        settledAmount = null; // what was agreed on stays in the history
        return new ComplaintReopened(
                record(StepType.REOPENING, deed, ComplaintStatus.REOPENED, Map.of("reason", reason.name())), reason);
    }

    DeadlinePaused pause(Deed deed, PauseReason reason) {
        require(StepType.PAUSE, deed);
        var pause = clocks.pause(deed, reason);
        var origin = record(
                StepType.PAUSE,
                deed,
                status,
                Map.of("pause", Integer.toString(pause.number()), "reason", reason.name()));
        return new DeadlinePaused(origin, pause.number(), reason);
    }

    DeadlineResumed resume(Deed deed, int number, WorkingCalendar calendar) {
        if (number < 1 || number > clocks.pauses().size()) {
            throw new NotFound("pause", Integer.toString(number));
        }
        require(StepType.RESUMPTION, deed);
        if (number != clocks.pauses().size()) {
            throw refused(StepType.RESUMPTION);
        }
        return resume(deed, calendar);
    }

    /** Ends the pause that is open, if any: what comes to an end has no clock left that could stand still. */
    List<ComplaintEvent> endPause(Deed deed, WorkingCalendar calendar) {
        if (clocks.openPause() == null) {
            return List.of();
        }
        requireOrder(deed);
        return List.of(resume(deed, calendar));
    }

    private DeadlineResumed resume(Deed deed, WorkingCalendar calendar) {
        var pause = clocks.resume(deed, calendar);
        var details = Map.of("pause", Integer.toString(pause.number()), "days", Integer.toString(pause.days()));
        var origin = record(StepType.RESUMPTION, deed, status, details);
        var mediation = clocks.mediation();
        return new DeadlineResumed(
                origin,
                pause.number(),
                pause.days(),
                clocks.decision().dueOn(),
                mediation == null ? null : mediation.dueOn());
    }

    /** Corrects the entry; what it said before stays with the step. */
    LedgerCorrected correct(Deed deed, CorrectionReason reason, Entry corrected, @Nullable String respondentKey) {
        requireAllowed(StepType.CORRECTION);
        corrected.requireOneName();
        corrected.facts().requireHappenedBy(WorkingCalendar.dateOf(receivedAt()));
        var amended = EntryFields.amended(entry, corrected);
        if (amended.isEmpty()) {
            throw new FieldRefused("changes", "changes-nothing");
        }
        entry = corrected;
        var fields = amended.stream().map(Amended::field).collect(Collectors.toSet());
        var origin = record(
                StepType.CORRECTION,
                deed,
                status,
                Map.of(
                        "reason",
                        reason.name(),
                        "fields",
                        fields.stream().sorted().collect(Collectors.joining(","))));
        corrections.add(new Correction(steps.size(), reason, amended));
        return new LedgerCorrected(
                origin,
                fields,
                reason,
                entry.category(),
                toldAmount(),
                entry.complainants(),
                entry.harm(),
                entry.isComplete(),
                respondentKey,
                entry.respondentPlace(),
                entry.suspicion());
    }

    CallbackRecorded callBack(Deed deed, CallbackGrade grade, boolean drawn, @Nullable PhoneMatch phone) {
        require(StepType.CALLBACK, deed);
        callback = new Callback(grade, drawn, deed.occurredAt());
        var details = Map.of("grade", grade.name(), "drawn", Boolean.toString(drawn));
        return new CallbackRecorded(record(StepType.CALLBACK, deed, status, details), grade, drawn, phone);
    }

    /** Notes a file that was added, with its digest; where the complaint stands does not change. */
    void attach(Deed deed, Map<String, String> details) {
        append(
                StepType.ATTACHMENT,
                deed,
                status,
                SOURCE + "/" + id() + "/attachments/" + details.get("attachment"),
                details);
    }

    /** Whether this fact of a referral, or a later one, has been taken in. */
    boolean hasHeard(ReferralEvent fact) {
        return referrals.hasHeard(fact);
    }

    /**
     * Takes in what an office did with it, and gives what there is to tell of that.
     *
     * @param ifReturned the limits of the mediation that begins if an office returns what nobody had accepted
     */
    List<ComplaintEvent> hear(ReferralEvent fact, Limits ifReturned, WorkingCalendar calendar) {
        return switch (fact) {
            case EscalatedToOffice escalated -> escalate(escalated);
            case EscalationTransferred transferred -> transfer(transferred);
            case EscalationJoined joined -> join(joined);
            case EscalationReturned returned -> takeBack(returned, ifReturned);
            case EscalationResolved resolved -> resolve(resolved, calendar);
            case ReferralDue _,
                    EscalationAcknowledged _,
                    EscalationUnroutable _,
                    AssistanceRequested _,
                    AssistanceGiven _,
                    EscalationOverdue _,
                    EscalationRaised _ -> List.of();
        };
    }

    /** An office has it now. A complaint that has already ended keeps its end; the fact is noted all the same. */
    private List<ComplaintEvent> escalate(EscalatedToOffice fact) {
        referrals.note(fact, fact.office(), State.ESCALATED, null);
        remember(
                StepType.ESCALATION,
                fact,
                status.isOpen() ? ComplaintStatus.ESCALATED : status,
                Map.of("office", fact.office(), "trigger", fact.trigger().name()));
        return List.of();
    }

    private List<ComplaintEvent> transfer(EscalationTransferred fact) {
        referrals.note(fact, fact.office(), State.ESCALATED, null);
        remember(
                StepType.TRANSFER,
                fact,
                status.isOpen() ? ComplaintStatus.ESCALATED : status,
                Map.of("from", fact.from(), "office", fact.office()));
        return List.of();
    }

    private List<ComplaintEvent> join(EscalationJoined fact) {
        referrals.join(fact, fact.lead(), fact.office());
        remember(StepType.JOINING, fact, status, Map.of("lead", fact.lead(), "office", fact.office()));
        return List.of();
    }

    /** The office sent it back: the unit mediates again, unless another office still has it. */
    private List<ComplaintEvent> takeBack(EscalationReturned fact, Limits ifReturned) {
        referrals.note(fact, fact.office(), State.RETURNED, fact.reason().name());
        var back = status == ComplaintStatus.ESCALATED && !referrals.anyOut();
        if (back && !clocks.isMediating()) {
            clocks.mediating(ifReturned); // nobody had accepted it, so D2 has nothing else to hang on
        }
        remember(
                StepType.RETURN,
                fact,
                back ? ComplaintStatus.IN_MEDIATION : status,
                Map.of("office", fact.office(), "reason", fact.reason().name()));
        return List.of();
    }

    /** The office ended it; nothing to tell if it had already ended otherwise. */
    private List<ComplaintEvent> resolve(EscalationResolved fact, WorkingCalendar calendar) {
        referrals.note(fact, fact.office(), State.RESOLVED, fact.outcome().name());
        var details = Map.of("office", fact.office(), "outcome", fact.outcome().name());
        if (!status.isOpen()) {
            remember(StepType.RESOLUTION, fact, status, details);
            return List.of();
        }
        var told = new ArrayList<ComplaintEvent>();
        if (clocks.openPause() != null) {
            told.add(resume(Deed.told(fact), calendar)); // in whatever order the facts come
        }
        var origin = record(StepType.RESOLUTION, Deed.told(fact), ComplaintStatus.RESOLVED, details);
        told.add(new ComplaintResolved(origin, fact.subject(), fact.outcome()));
        return told;
    }

    private void require(StepType step, Deed deed) {
        requireAllowed(step);
        requireOrder(deed);
    }

    private void requireAllowed(StepType step) {
        if (!allowed().contains(step)) {
            throw refused(step);
        }
    }

    private TransitionRefused refused(StepType step) {
        return new TransitionRefused(status, step, allowed());
    }

    /** Steps come in the order in which they happened; a correction says nothing of when anything happened. */
    private void requireOrder(Deed deed) {
        var previous = steps.stream()
                .filter(step -> step.type() != StepType.CORRECTION && step.type() != StepType.ATTACHMENT)
                .map(Step::occurredAt)
                .toList()
                .getLast();
        if (deed.occurredAt().isBefore(previous)) {
            throw new FieldRefused(
                    "occurredAt",
                    "before-previous-step",
                    previous.atZone(WorkingCalendar.ZONE).toOffsetDateTime());
        }
    }

    /** The steps that are allowed now. */
    public List<StepType> allowed() {
        if (isErased()) {
            return List.of(); // nobody knows any more whose it is
        }
        return status.allowed().stream()
                .filter(step -> switch (step) {
                    case ACCEPTANCE, DECLINATION -> !clocks.isMediating();
                    case MEDIATION_ATTEMPT, SETTLEMENT, TERMINATION -> clocks.isMediating();
                    case PAUSE -> clocks.openPause() == null;
                    case RESUMPTION -> clocks.openPause() != null;
                    default -> true;
                })
                .toList();
    }

    /** The step that ended it last. */
    private Step closing() {
        Step closing = steps.getLast();
        for (int i = steps.size() - 1; i > 0 && !steps.get(i).status().isOpen(); i--) {
            closing = steps.get(i);
        }
        return closing;
    }

    /** Writes a step of our own into the history and gives the origin of the event that tells of it. */
    private Origin record(StepType type, Deed deed, ComplaintStatus after, Map<String, String> details) {
        var origin = new Origin(
                SOURCE, id(), nextSequence(), deed.occurredAt(), deed.recordedAt(), unit, deed.role(), deed.channel());
        append(type, deed, after, SOURCE + "/" + id() + "/" + origin.sequence(), details);
        return origin;
    }

    /** Writes a step another service told of into the history. */
    private void remember(StepType type, ReferralEvent fact, ComplaintStatus after, Map<String, String> details) {
        append(type, Deed.told(fact), after, fact.id(), details);
    }

    private void append(StepType type, Deed deed, ComplaintStatus after, String event, Map<String, String> details) {
        if (after.isOpen()) {
            closedOn = null;
        } else if (status.isOpen()) {
            closedOn = WorkingCalendar.dateOf(deed.occurredAt());
        }
        status = after;
        dueOn = after.isOpen() ? clocks.running().dueOn() : null;
        steps.add(new Step(
                steps.size() + 1,
                type,
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

    /** Counts anew what had no calendar when it was written; the next change keeps it. */
    void heal(WorkingCalendar calendar) {
        clocks.heal(calendar);
    }

    /** Refuses what is still handled. */
    void requireErasable() {
        if (status.isOpen()) {
            throw new ErasureRefused(status);
        }
    }

    /** Destroys what is personal in it; what else the ledger says of it stays. */
    void erase(ErasureGround ground, Instant now) {
        if (!isErased()) {
            requireErasable();
            erasure = new Erasure(ground, now, entry.isComplete());
            destroyKey(now);
        }
    }

    void findBy(Findable now) {
        findable = now;
    }

    @Nullable
    Findable findable() {
        return findable;
    }

    private Money toldAmount() {
        return Objects.requireNonNullElse(entry.disputedAmount(), UNKNOWN_AMOUNT);
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

    public Entry entry() {
        return entry;
    }

    /** The entry on the report track that came with the same letter, if any. */
    public @Nullable String linkedEntry() {
        return linkedEntry;
    }

    public ComplaintStatus status() {
        return status;
    }

    /** What the parties agreed on, if money. */
    public @Nullable Money settledAmount() {
        return settledAmount;
    }

    /** The limits under which it stands, and its pauses. */
    public Clocks clocks() {
        return clocks;
    }

    /** The limit of the decision, D1. */
    public Deadline decision() {
        return clocks.decision();
    }

    /** The limit of mediation, D2; none before acceptance. */
    public @Nullable Deadline mediation() {
        return clocks.mediation();
    }

    /** The limit whose clock runs, or stands still in a pause; none once it has ended. */
    public @Nullable Deadline running() {
        return status.isOpen() ? clocks.running() : null;
    }

    /** The history, from its entry on. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** What the entry said before it was corrected, in the order of the corrections. */
    public List<Correction> corrections() {
        return List.copyOf(corrections);
    }

    /** The last callback, if any. */
    public @Nullable Callback callback() {
        return callback;
    }

    /** The local date of the last closing, none while it is open. */
    public @Nullable LocalDate closedOn() {
        return closedOn;
    }

    /** The referral that moved last, if any. */
    public @Nullable Referral referral() {
        return referrals.last();
    }

    /** When it was received, as the complainant sees it. */
    public Instant receivedAt() {
        return steps.getFirst().occurredAt();
    }

    /** When it was written into the ledger. */
    public Instant recordedAt() {
        return steps.getFirst().recordedAt();
    }

    /** Whether it was ever referred to this office. */
    public boolean wasReferredTo(@Nullable String office) {
        return referrals.include(office);
    }
}
