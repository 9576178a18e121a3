package org.steelyard.escalation.referral;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationAcknowledged;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.EscalationUnroutable;
import org.steelyard.contracts.EscalationEvent.ReferralDue;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.ResolutionOutcome;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.Role;
import org.steelyard.escalation.complaint.ComplaintFacts;
import org.steelyard.escalation.rule.RuleFired;
import org.steelyard.platform.outbox.Aggregate;

/** A complaint's referral to an office, from the rule or the officer who began it to its end. */
@CheckReturnValue
@Document("escalations")
public class Escalation extends Aggregate {

    private static final String SOURCE = "escalation-service";

    private final ComplaintFacts complaint;
    private final @Nullable RuleFired rule;
    private final Instant madeAt;
    private EscalationStatus status = EscalationStatus.DUE;
    private List<Step> steps = new ArrayList<>(); // final, it would not be filled when the document is read
    private @Nullable EscalationTrigger trigger;
    private @Nullable String office;
    private @Nullable String reason;
    private @Nullable LocalDate dueOn;
    private @Nullable LocalDate acknowledgementDueOn;
    private @Nullable LocalDate resolutionDueOn;
    private @Nullable Instant lookAgainAt;
    private @Nullable ReturnReason returnReason;
    private @Nullable ResolutionOutcome outcome;
    private @Nullable String note;

    /**
     * A referral to be made; it must be asked for, escalated or found unroutable before it is saved.
     *
     * @param madeAt the server's time, whatever the entry says
     */
    Escalation(String id, ComplaintFacts complaint, @Nullable RuleFired rule, Instant madeAt) {
        super(id);
        this.complaint = complaint;
        this.rule = rule;
        this.madeAt = madeAt;
    }

    /** A rule asks the officer to refer: what fired is a fact of the moment the complaint was written down. */
    ReferralDue ask(Deadlines deadlines, Instant now) {
        var fired = Objects.requireNonNull(rule, "only a rule asks");
        var firedAt = complaint.recordedAt();
        dueOn = deadlines.referral(firedAt);
        lookAgainAt = deadlines.lookAgain(dueOn, complaint.isImported(), now);
        var entry = bySystem(firedAt, now);
        return new ReferralDue(
                take("referral-due", entry), complaint.complaint(), fired.rule(), fired.version(), dueOn);
    }

    /** The rule hands the complaint over by itself, as soon as the complaint is known. */
    EscalatedToOffice escalateAtOnce(String target, Deadlines deadlines, Instant now) {
        return escalate(target, EscalationTrigger.RULE, bySystem(complaint.recordedAt(), now), deadlines);
    }

    /** The complaint is handed to an office. */
    EscalatedToOffice escalate(String target, EscalationTrigger by, Entry entry, Deadlines deadlines) {
        require("escalation");
        var origin = take("escalated-to-office", entry);
        status = EscalationStatus.ESCALATED;
        office = target;
        trigger = by;
        lookAgainAt = null;
        acknowledgementDueOn = deadlines.acknowledgement(entry.occurredAt());
        return new EscalatedToOffice(
                origin,
                complaint.complaint(),
                target,
                by,
                rule == null ? null : rule.rule(),
                rule == null ? null : rule.version(),
                acknowledgementDueOn);
    }

    /** No office can take it: the county regulator is told, and chooses one. */
    EscalationUnroutable findNoOffice(Route.Obstacle cause, Entry entry) {
        if (status != EscalationStatus.DUE) {
            throw new TransitionRefused(status, "escalation");
        }
        var origin = take("escalation-unroutable", entry);
        status = EscalationStatus.UNROUTABLE;
        lookAgainAt = null;
        return new EscalationUnroutable(origin, complaint.complaint(), rule == null ? null : rule.rule(), cause.name());
    }

    /** {@link #findNoOffice} for a rule that escalates by itself. */
    EscalationUnroutable findNoOfficeAtOnce(Route.Obstacle cause, Instant now) {
        return findNoOffice(cause, bySystem(complaint.recordedAt(), now));
    }

    /** The office takes it on. */
    EscalationAcknowledged acknowledge(Entry entry, Deadlines deadlines) {
        require("acknowledgement");
        var origin = take("escalation-acknowledged", entry);
        status = EscalationStatus.ACKNOWLEDGED;
        resolutionDueOn = deadlines.resolution(entry.occurredAt());
        return new EscalationAcknowledged(origin, complaint.complaint(), requireOffice(), resolutionDueOn);
    }

    /** The office sends it back. */
    EscalationReturned sendBack(ReturnReason because, @Nullable String remark, Entry entry) {
        require("return");
        var origin = take("escalation-returned", entry);
        status = EscalationStatus.RETURNED;
        returnReason = because;
        note = remark;
        return new EscalationReturned(origin, complaint.complaint(), requireOffice(), because);
    }

    /** The office ends it. */
    EscalationResolved resolve(ResolutionOutcome how, @Nullable String remark, Entry entry) {
        require("resolution");
        var origin = take("escalation-resolved", entry);
        status = EscalationStatus.RESOLVED;
        outcome = how;
        note = remark;
        return new EscalationResolved(origin, complaint.complaint(), requireOffice(), how);
    }

    /** The complaint ended before anybody referred it; there is nothing to tell that the complaint has not told. */
    void lapse() {
        if (status == EscalationStatus.DUE || status == EscalationStatus.UNROUTABLE) {
            status = EscalationStatus.LAPSED;
            lookAgainAt = null;
        }
    }

    /** Puts off a referral whose due day is not known yet. */
    void putOff(Deadlines deadlines, Instant now) {
        dueOn = deadlines.referral(complaint.recordedAt());
        lookAgainAt = deadlines.lookAgain(dueOn, false, now);
    }

    /** Keeps what the officer wrote; it never leaves this service. */
    void because(@Nullable String why) {
        reason = why;
    }

    /** Whether L1 has passed and nobody has referred it. */
    boolean isLeftAlone(Instant now) {
        return status == EscalationStatus.DUE && lookAgainAt != null && !lookAgainAt.isAfter(now);
    }

    private void require(String step) {
        if (!status.allows(step)) {
            throw new TransitionRefused(status, step);
        }
    }

    private String requireOffice() {
        return Objects.requireNonNull(office, "an office had it");
    }

    /** A rule's doing carries the mark of an imported complaint, and its time of writing. */
    private Entry bySystem(Instant occurredAt, Instant now) {
        var recordedAt = complaint.isImported() || now.isBefore(occurredAt) ? occurredAt : now;
        return new Entry(Role.SYSTEM, complaint.isImported() ? Channel.IMPORT : Channel.SYSTEM, occurredAt, recordedAt);
    }

    private Origin take(String step, Entry entry) {
        steps.add(new Step(step, entry.occurredAt(), entry.recordedAt(), entry.role(), entry.channel()));
        return new Origin(
                SOURCE,
                id(),
                nextSequence(),
                entry.occurredAt(),
                entry.recordedAt(),
                complaint.unit(),
                entry.role(),
                entry.channel());
    }

    /** How long the office took to take it on; none if it has not. */
    @Nullable
    Duration timeToAcknowledge() {
        var escalated = lastOf("escalated-to-office");
        var acknowledged = lastOf("escalation-acknowledged");
        return escalated == null || acknowledged == null
                ? null
                : Duration.between(escalated.occurredAt(), acknowledged.occurredAt());
    }

    private @Nullable Step lastOf(String type) {
        return steps.reversed().stream()
                .filter(step -> step.type().equals(type))
                .findFirst()
                .orElse(null);
    }

    /** When the last step happened; before any, when the unit received the complaint. */
    Instant lastStepAt() {
        // a rule's step is no earlier act of a person, who may have referred by phone before it was written down
        return steps.reversed().stream()
                .filter(step -> step.role() != Role.SYSTEM || !step.type().equals("referral-due"))
                .findFirst()
                .map(Step::occurredAt)
                .orElse(complaint.receivedAt());
    }

    public ComplaintFacts complaint() {
        return complaint;
    }

    /** The rule behind it, none if it was begun by hand. */
    public @Nullable RuleFired rule() {
        return rule;
    }

    /** When this service made it. */
    public Instant madeAt() {
        return madeAt;
    }

    public EscalationStatus status() {
        return status;
    }

    /** What happened so far, in order. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Who handed it over, none while nobody has. */
    public @Nullable EscalationTrigger trigger() {
        return trigger;
    }

    /** The office it was handed to. */
    public @Nullable String office() {
        return office;
    }

    /** What the officer wrote. */
    public @Nullable String reason() {
        return reason;
    }

    /** Deadline L1. */
    public @Nullable LocalDate dueOn() {
        return dueOn;
    }

    /** Deadline L2. */
    public @Nullable LocalDate acknowledgementDueOn() {
        return acknowledgementDueOn;
    }

    /** Deadline L3. */
    public @Nullable LocalDate resolutionDueOn() {
        return resolutionDueOn;
    }

    public @Nullable ReturnReason returnReason() {
        return returnReason;
    }

    public @Nullable ResolutionOutcome outcome() {
        return outcome;
    }

    /** What the office wrote. */
    public @Nullable String note() {
        return note;
    }

    /** One step of a referral's life. */
    public record Step(String type, Instant occurredAt, Instant recordedAt, Role role, Channel channel) {}
}
