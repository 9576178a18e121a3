package org.steelyard.complaint.ledger;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.complaint.deadline.Deadline;
import org.steelyard.complaint.ledger.Referral.State;
import org.steelyard.contracts.AttemptOutcome;
import org.steelyard.contracts.ComplaintEvent.ComplaintAccepted;
import org.steelyard.contracts.ComplaintEvent.ComplaintDeclined;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ComplaintResolved;
import org.steelyard.contracts.ComplaintEvent.ComplaintSettled;
import org.steelyard.contracts.ComplaintEvent.ComplaintWithdrawn;
import org.steelyard.contracts.ComplaintEvent.MediationAttempted;
import org.steelyard.contracts.ComplaintEvent.MediationTerminated;
import org.steelyard.contracts.DeclineGround;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationAcknowledged;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.EscalationUnroutable;
import org.steelyard.contracts.EscalationEvent.ReferralDue;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.TerminationGround;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.problem.FieldRefused;

/** A dispute entered in a unit's ledger. Every change returns the event that tells of it. */
@CheckReturnValue
@Document("complaints")
public class Complaint extends Aggregate {

    private static final String SOURCE = "complaint-service";

    /** What an unknown amount is told as; the event says beside it that the entry is not complete. */
    private static final Money UNKNOWN_AMOUNT = Money.cny("0.00");

    private final UnitRef unit;
    private final String ledgerNumber;
    private final Entry entry;
    private ComplaintStatus status = ComplaintStatus.RECEIVED;
    private int attempts;
    private @Nullable Money settledAmount;
    private @Nullable Deadline decision;
    private @Nullable Deadline mediation;
    private List<Step> steps = new ArrayList<>();
    private List<Referral> referrals = new ArrayList<>();
    /** The offices it was ever referred to; who of them may read it is asked of this list. */
    private List<String> offices = new ArrayList<>();

    Complaint(String id, UnitRef unit, String ledgerNumber, Entry entry) {
        super(id);
        this.unit = unit;
        this.ledgerNumber = ledgerNumber;
        this.entry = entry;
    }

    ComplaintReceived receive(Deed deed, Deadline limit) {
        decision = limit;
        var origin = record(StepType.RECEPTION, deed, ComplaintStatus.RECEIVED, Map.of());
        var amount = entry.disputedAmount();
        return new ComplaintReceived(
                origin,
                ledgerNumber,
                entry.category(),
                amount == null ? UNKNOWN_AMOUNT : amount,
                entry.complainants(),
                entry.harm(),
                entry.isComplete(),
                limit.dueOn());
    }

    ComplaintAccepted accept(Deed deed, Deadline limit) {
        require(StepType.ACCEPTANCE, deed);
        mediation = limit;
        var origin = record(StepType.ACCEPTANCE, deed, ComplaintStatus.ACCEPTED, Map.of());
        return new ComplaintAccepted(origin, limit.rule(), limit.dueOn());
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
        var origin = record(StepType.SETTLEMENT, deed, ComplaintStatus.SETTLED, Map.of());
        return new ComplaintSettled(origin, amount);
    }

    MediationTerminated terminate(Deed deed, TerminationGround ground) {
        require(StepType.TERMINATION, deed);
        var origin = record(StepType.TERMINATION, deed, ComplaintStatus.TERMINATED, Map.of("ground", ground.name()));
        return new MediationTerminated(origin, ground, attempts);
    }

    ComplaintWithdrawn withdraw(Deed deed) {
        require(StepType.WITHDRAWAL, deed);
        return new ComplaintWithdrawn(record(StepType.WITHDRAWAL, deed, ComplaintStatus.WITHDRAWN, Map.of()));
    }

    /** Whether this fact of a referral, or a later one, has been taken in. */
    boolean hasHeard(EscalationEvent fact) {
        return referrals.stream()
                .anyMatch(referral ->
                        referral.escalation().equals(fact.subject()) && referral.sequence() >= fact.sequence());
    }

    /** Takes in what an office did with it, and gives what there is to tell of that. */
    List<ComplaintResolved> hear(EscalationEvent fact) {
        return switch (fact) {
            case EscalatedToOffice escalated -> escalate(escalated);
            case EscalationReturned returned -> takeBack(returned);
            case EscalationResolved resolved -> resolve(resolved);
            case ReferralDue _, EscalationAcknowledged _, EscalationUnroutable _ -> List.of();
        };
    }

    /** An office has it now. A complaint that has already ended keeps its end; the fact is noted all the same. */
    private List<ComplaintResolved> escalate(EscalatedToOffice fact) {
        note(fact, fact.office(), State.ESCALATED, null);
        if (!offices.contains(fact.office())) {
            offices.add(fact.office());
        }
        remember(
                StepType.ESCALATION,
                fact,
                status.isOpen() ? ComplaintStatus.ESCALATED : status,
                Map.of("office", fact.office(), "trigger", fact.trigger().name()));
        return List.of();
    }

    /** The office sent it back: the unit mediates again, unless another office still has it. */
    private List<ComplaintResolved> takeBack(EscalationReturned fact) {
        note(fact, fact.office(), State.RETURNED, fact.reason().name());
        var back = status == ComplaintStatus.ESCALATED && referrals.stream().noneMatch(Referral::isOut);
        remember(
                StepType.RETURN,
                fact,
                back ? ComplaintStatus.IN_MEDIATION : status,
                Map.of("office", fact.office(), "reason", fact.reason().name()));
        return List.of();
    }

    /** The office ended it; nothing to tell if it had already ended otherwise. */
    private List<ComplaintResolved> resolve(EscalationResolved fact) {
        note(fact, fact.office(), State.RESOLVED, fact.outcome().name());
        var details = Map.of("office", fact.office(), "outcome", fact.outcome().name());
        if (!status.isOpen()) {
            remember(StepType.RESOLUTION, fact, status, details);
            return List.of();
        }
        var origin = record(StepType.RESOLUTION, Deed.told(fact), ComplaintStatus.RESOLVED, details);
        return List.of(new ComplaintResolved(origin, fact.subject(), fact.outcome()));
    }

    private void note(EscalationEvent fact, String office, State state, @Nullable String code) {
        referrals.removeIf(referral -> referral.escalation().equals(fact.subject()));
        referrals.add(new Referral(fact.subject(), fact.sequence(), office, state, fact.occurredAt(), code));
    }

    private void require(StepType step, Deed deed) {
        if (!status.allowed().contains(step)) {
            throw new TransitionRefused(status, step);
        }
        var previous = steps.getLast().occurredAt();
        if (deed.occurredAt().isBefore(previous)) {
            throw new FieldRefused(
                    "occurredAt",
                    "before-previous-step",
                    previous.atZone(WorkingCalendar.ZONE).toOffsetDateTime());
        }
    }

    /** Writes a step of our own into the history and gives the origin of the event that tells of it. */
    private Origin record(StepType type, Deed deed, ComplaintStatus after, Map<String, String> details) {
        var origin = new Origin(
                SOURCE, id(), nextSequence(), deed.occurredAt(), deed.recordedAt(), unit, deed.role(), deed.channel());
        append(type, deed, after, SOURCE + "/" + id() + "/" + origin.sequence(), details);
        return origin;
    }

    /** Writes a step another service told of into the history. */
    private void remember(StepType type, EscalationEvent fact, ComplaintStatus after, Map<String, String> details) {
        append(type, Deed.told(fact), after, fact.id(), details);
    }

    private void append(StepType type, Deed deed, ComplaintStatus after, String event, Map<String, String> details) {
        status = after;
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
                details));
    }

    public UnitRef unit() {
        return unit;
    }

    public String ledgerNumber() {
        return ledgerNumber;
    }

    public Entry entry() {
        return entry;
    }

    public ComplaintStatus status() {
        return status;
    }

    /** What the parties agreed on, if money. */
    public @Nullable Money settledAmount() {
        return settledAmount;
    }

    /** The limit of the decision, D1. */
    public Deadline decision() {
        return Objects.requireNonNull(decision, "decision");
    }

    /** The limit of mediation, D2; none before acceptance. */
    public @Nullable Deadline mediation() {
        return mediation;
    }

    /** The history, from its entry on. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The referral that moved last, if any. */
    public @Nullable Referral referral() {
        return referrals.isEmpty() ? null : referrals.getLast();
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
        return office != null && offices.contains(office);
    }
}
