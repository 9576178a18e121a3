package org.steelyard.escalation.referral;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.AssistanceKind;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Clock;
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
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.ResolutionOutcome;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.SupervisionLevel;
import org.steelyard.escalation.complaint.ComplaintFacts;
import org.steelyard.escalation.rule.RuleFired;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.sealing.Sealed;

/** A complaint's referral to an office, from the rule or the officer who began it to its end. */
@CheckReturnValue
@Document("escalations")
public class Escalation extends Aggregate {

    /** What is not due on any day comes after everything that is. */
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private static final String SOURCE = "escalation-service";
    private static final int RETURNS_UNTIL_THE_COUNTY_DECIDES = 2;
    private static final Set<String> BY_THE_CLOCK = Set.of("referral-due", "escalation-overdue", "escalation-raised");

    private final ComplaintFacts complaint;
    private final Instant madeAt;
    private final int returnsBefore;
    private List<RuleFired> rules; // final, it would not be filled when the document is read, as for all lists here
    private List<Step> steps = new ArrayList<>();
    private List<String> jointOffices = new ArrayList<>();
    private List<Assistance> assistance = new ArrayList<>();
    private EscalationStatus status = EscalationStatus.DUE;
    private @Nullable Supervision supervision;
    private @Nullable Instant lookAgainAt;
    private LocalDate due = NEVER;
    private @Nullable EscalationTrigger trigger;
    private @Nullable String office;
    private @Nullable Obstacle obstacle;
    private @Sealed @Nullable String reason;
    private @Nullable LocalDate dueOn;
    private @Nullable LocalDate acknowledgementDueOn;
    private @Nullable LocalDate resolutionDueOn;
    private @Nullable ReturnReason returnReason;
    private @Nullable ResolutionOutcome outcome;
    private @Sealed @Nullable String note;

    /**
     * A referral to be made; it must be asked for, escalated or found unroutable before it is saved.
     *
     * @param rules that fired on it, the one that leads first; none if it is begun by hand
     * @param madeAt the server's time, whatever the entry says
     * @param returnsBefore how often offices sent the complaint back before
     */
    Escalation(String id, ComplaintFacts complaint, List<RuleFired> rules, Instant madeAt, int returnsBefore) {
        super(id);
        this.complaint = complaint;
        this.rules = new ArrayList<>(rules);
        this.madeAt = madeAt;
        this.returnsBefore = returnsBefore;
    }

    /**
     * A rule asks the officer to refer.
     *
     * @param firedAt when what made it fire was written down; L1 counts from then
     */
    ReferralDue ask(Instant firedAt, Deadlines deadlines, Instant now) {
        watch(Supervision.of(Clock.REFERRAL, firedAt, deadlines), deadlines);
        return tellDue(Objects.requireNonNull(rule(), "only a rule asks"), bySystem(firedAt, now));
    }

    /** Further rules fire on what is asked for already: each is told, the clock runs on. */
    List<ReferralEvent> alsoAsk(List<RuleFired> more, Instant firedAt, Instant now) {
        var events = new ArrayList<ReferralEvent>();
        for (var fired : note(more)) {
            if (status == EscalationStatus.DUE) {
                events.add(tellDue(fired, bySystem(firedAt, now)));
            }
        }
        return events;
    }

    /** Puts down rules that fire when nobody needs to be asked any more; answers those that were not known. */
    List<RuleFired> note(List<RuleFired> more) {
        var fresh = more.stream().filter(fired -> !hasFired(fired.key())).toList();
        rules.addAll(fresh);
        return fresh;
    }

    /** A rule that escalates by itself takes the lead from those that only asked. */
    void lead(RuleFired fired) {
        rules.removeIf(known -> known.key().equals(fired.key()));
        rules.addFirst(fired);
    }

    private ReferralDue tellDue(RuleFired fired, Entry entry) {
        return new ReferralDue(
                take("referral-due", entry), complaint.complaint(), fired.rule(), fired.version(), dueOn, group());
    }

    /** The complaint is handed to an office, or to the station above. */
    EscalatedToOffice escalate(String target, EscalationTrigger by, Entry entry, Deadlines deadlines) {
        require("escalation");
        var origin = take("escalated-to-office", entry);
        status = EscalationStatus.ESCALATED;
        office = target;
        obstacle = null;
        trigger = by;
        watch(Supervision.of(Clock.ACKNOWLEDGEMENT, entry.occurredAt(), deadlines), deadlines);
        var rule = rule();
        return new EscalatedToOffice(
                origin,
                complaint.complaint(),
                target,
                by,
                rule == null ? null : rule.rule(),
                rule == null ? null : rule.version(),
                acknowledgementDueOn,
                group());
    }

    /** It cannot go on without the county, which is told, and decides. */
    EscalationUnroutable putBeforeTheCounty(Obstacle cause, EscalationTrigger by, Entry entry, Deadlines deadlines) {
        if (status != EscalationStatus.DUE && !status.isWithOffice()) {
            throw new TransitionRefused(this, "escalation");
        }
        var origin = take("escalation-unroutable", entry);
        status = EscalationStatus.UNROUTABLE;
        obstacle = cause;
        trigger = by;
        supervision = null;
        lookAgainAt = cause.isCurable() ? deadlines.retry() : null;
        due = org.steelyard.contracts.calendar.WorkingCalendar.dateOf(entry.occurredAt());
        var rule = rule();
        return new EscalationUnroutable(origin, complaint.complaint(), rule == null ? null : rule.rule(), cause.name());
    }

    /** The office takes it on. */
    EscalationAcknowledged acknowledge(Entry entry, Deadlines deadlines) {
        require("acknowledgement");
        var origin = take("escalation-acknowledged", entry);
        status = EscalationStatus.ACKNOWLEDGED;
        watch(Supervision.of(Clock.RESOLUTION, entry.occurredAt(), deadlines), deadlines);
        return new EscalationAcknowledged(origin, complaint.complaint(), requireOffice(), resolutionDueOn);
    }

    /** The office sends it back; when offices do so a second time with one complaint, the county decides. */
    List<ReferralEvent> sendBack(ReturnReason because, @Nullable String remark, Entry entry, Deadlines deadlines) {
        require("return");
        var events = new ArrayList<ReferralEvent>();
        events.add(new EscalationReturned(
                take("escalation-returned", entry), complaint.complaint(), requireOffice(), because));
        returnReason = because;
        note = remark;
        if (returns() >= RETURNS_UNTIL_THE_COUNTY_DECIDES) {
            var trigger = Objects.requireNonNull(this.trigger, "it was handed over");
            events.add(putBeforeTheCounty(Obstacle.SECOND_RETURN, trigger, entry.bySoftware(), deadlines));
        } else {
            end(EscalationStatus.RETURNED);
        }
        return events;
    }

    /** The office ends it. */
    EscalationResolved resolve(ResolutionOutcome how, @Nullable String remark, Entry entry) {
        require("resolution");
        var origin = take("escalation-resolved", entry);
        outcome = how;
        note = remark;
        end(EscalationStatus.RESOLVED);
        return new EscalationResolved(origin, complaint.complaint(), requireOffice(), how);
    }

    /** The office hands it to another one, which has its own day to take it on: L2 runs anew. */
    EscalationTransferred transfer(String to, @Nullable String remark, Entry entry, Deadlines deadlines) {
        require("transfer");
        var from = requireOffice();
        var origin = take("escalation-transferred", entry);
        status = EscalationStatus.ESCALATED;
        office = to;
        jointOffices.remove(to);
        note = remark;
        resolutionDueOn = null;
        watch(Supervision.of(Clock.ACKNOWLEDGEMENT, entry.occurredAt(), deadlines), deadlines);
        return new EscalationTransferred(origin, complaint.complaint(), from, to, acknowledgementDueOn);
    }

    /** Another office works on the case; the first one keeps the lead. */
    EscalationJoined join(String other, Entry entry) {
        require("joint-offices");
        jointOffices.add(other);
        return new EscalationJoined(take("escalation-joined", entry), complaint.complaint(), requireOffice(), other);
    }

    /** An office that works on it asks the unit for help; no clock of the referral minds. */
    AssistanceRequested askForHelp(String by, AssistanceKind kind, String question, Entry entry, Deadlines deadlines) {
        require("assistance-requests");
        var asked = new Assistance(
                assistance.size() + 1,
                by,
                kind,
                question,
                entry.occurredAt(),
                deadlines.assistance(entry.occurredAt()),
                null,
                null);
        assistance.add(asked);
        return new AssistanceRequested(
                take("assistance-requested", entry), complaint.complaint(), by, asked.request(), kind, asked.dueOn());
    }

    /** The unit answers, also when the referral is over meanwhile: it was asked. */
    AssistanceGiven help(Assistance asked, String answer, Entry entry) {
        assistance.set(asked.request() - 1, asked.answered(answer, entry.occurredAt()));
        return new AssistanceGiven(
                take("assistance-given", entry), complaint.complaint(), asked.office(), asked.request());
    }

    /** The county leaves it with the unit; what the office said when it sent it back was told then. */
    void keep(@Nullable String why, Entry entry) {
        require("decision");
        var unused = step("decision", entry);
        reason = why;
        end(EscalationStatus.KEPT);
    }

    /** The complaint ended otherwise: nobody has to do anything any more, and the complaint has told it. */
    void lapse() {
        if (!status.isFinal()) {
            end(EscalationStatus.LAPSED);
        }
    }

    /** The deadline of the clock that runs has passed. */
    EscalationOverdue pass(Deadlines deadlines, Instant now) {
        var clock = requireSupervision();
        var dueOn = Objects.requireNonNull(clock.dueOn(), "a day that is not known cannot pass");
        var entry = bySystem(Deadlines.startOfNext(dueOn), now).writtenAt(now);
        watch(clock.passed(deadlines), deadlines);
        return new EscalationOverdue(
                take("escalation-overdue", entry), complaint.complaint(), office, clock.clock(), dueOn);
    }

    /** It goes one level up. */
    EscalationRaised raise(
            SupervisionLevel up, @Nullable String to, String rule, int version, Deadlines deadlines, Instant now) {
        watch(requireSupervision().raised(up, to), deadlines);
        return new EscalationRaised(
                take("escalation-raised", Entry.bySystem(now)), complaint.complaint(), office, up, to, rule, version);
    }

    /** Asks the calendar again for a day that was not known. */
    void recount(Deadlines deadlines) {
        var clock = requireSupervision();
        watch(
                clock.overdue() ? clock.passed(deadlines) : clock.dueOn(deadlines.due(clock.clock(), clock.since())),
                deadlines);
    }

    /** Has an office looked for again later. */
    void retryLater(Deadlines deadlines) {
        lookAgainAt = deadlines.retry();
    }

    /** Keeps what the officer wrote; it never leaves this service. */
    void because(@Nullable String why) {
        reason = why;
    }

    /** Whether its clock has run out, or it is time to look for an office again. */
    boolean isToBeLookedAt(Instant now) {
        return lookAgainAt != null && !lookAgainAt.isAfter(now);
    }

    private void watch(Supervision clock, Deadlines deadlines) {
        supervision = clock;
        switch (clock.clock()) {
            case REFERRAL -> dueOn = clock.dueOn();
            case ACKNOWLEDGEMENT -> acknowledgementDueOn = clock.dueOn();
            case RESOLUTION -> resolutionDueOn = clock.dueOn();
        }
        due = clock.dueOn() == null ? NEVER.minusDays(1) : clock.dueOn();
        lookAgainAt = clock.isAtTheTop() ? null : deadlines.lookAgain(clock.lastDay(), complaint.isImported());
    }

    private void end(EscalationStatus how) {
        status = how;
        lookAgainAt = null;
        due = NEVER;
    }

    private void require(String step) {
        if (!status.allows(step)) {
            throw new TransitionRefused(this, step);
        }
    }

    private String requireOffice() {
        return Objects.requireNonNull(office, "an office had it");
    }

    private Supervision requireSupervision() {
        return Objects.requireNonNull(supervision, "a clock runs");
    }

    /** A rule's doing carries the mark of an imported complaint, and its time of writing. */
    private Entry bySystem(Instant occurredAt, Instant now) {
        var recordedAt = complaint.isImported() || now.isBefore(occurredAt) ? occurredAt : now;
        return new Entry(Role.SYSTEM, complaint.isImported() ? Channel.IMPORT : Channel.SYSTEM, occurredAt, recordedAt);
    }

    /** What a rule does when it fires, at once. */
    Entry atOnce(Instant firedAt, Instant now) {
        return bySystem(firedAt, now);
    }

    private Origin take(String step, Entry entry) {
        var taken = step(step, entry);
        return new Origin(
                SOURCE,
                id(),
                nextSequence(),
                taken.occurredAt(),
                taken.recordedAt(),
                complaint.unit(),
                taken.role(),
                taken.channel());
    }

    private Step step(String step, Entry entry) {
        var taken = new Step(step, entry.occurredAt(), entry.recordedAt(), entry.role(), entry.channel());
        steps.add(taken);
        return taken;
    }

    /** How long the office took to take it on; none if it has not. */
    @Nullable
    Duration timeToAcknowledge() {
        var handed = lastOf("escalated-to-office", "escalation-transferred");
        var acknowledged = lastOf("escalation-acknowledged");
        return handed == null || acknowledged == null
                ? null
                : Duration.between(handed.occurredAt(), acknowledged.occurredAt());
    }

    private @Nullable Step lastOf(String... types) {
        return steps.reversed().stream()
                .filter(step -> List.of(types).contains(step.type()))
                .findFirst()
                .orElse(null);
    }

    /** When the last step happened; before any, when the unit received the complaint. */
    Instant lastStepAt() {
        // what the clock did by itself forbids nobody to write down today what was done yesterday
        return steps.reversed().stream()
                .filter(step -> step.role() != Role.SYSTEM || !BY_THE_CLOCK.contains(step.type()))
                .findFirst()
                .map(Step::occurredAt)
                .orElse(complaint.receivedAt());
    }

    /** The steps that may follow from here. */
    public List<String> allowed() {
        var allowed = new ArrayList<>(status.allowed());
        if (assistance.stream().anyMatch(Assistance::isOpen)) {
            allowed.add("assistance");
        }
        return allowed;
    }

    boolean allows(String step) {
        return allowed().contains(step);
    }

    public ComplaintFacts complaint() {
        return complaint;
    }

    /** The rule that leads, none if it was begun by hand. */
    public @Nullable RuleFired rule() {
        return rules.isEmpty() ? null : rules.getFirst();
    }

    boolean hasFired(String key) {
        return rules.stream().anyMatch(known -> known.key().equals(key));
    }

    /** All rules that fired on it, the one that leads first. */
    public List<RuleFired> rules() {
        return List.copyOf(rules);
    }

    /** The group of linked complaints it belongs to, if any. */
    public @Nullable String group() {
        return rules.stream()
                .map(RuleFired::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
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

    /** The office that has the lead, or the code of the station that acts as one. */
    public @Nullable String office() {
        return office;
    }

    /** The offices that work on it beside the first. */
    public List<String> jointOffices() {
        return List.copyOf(jointOffices);
    }

    /** What units were asked, in order. */
    public List<Assistance> assistance() {
        return List.copyOf(assistance);
    }

    /** Why it lies with the county, if it does. */
    public @Nullable Obstacle obstacle() {
        return obstacle;
    }

    /** The clock that runs, or the last one that ran. */
    public @Nullable Supervision supervision() {
        return supervision;
    }

    /** When it is looked at next, none if nothing will happen by itself. */
    @Nullable
    Instant lookAgainAt() {
        return lookAgainAt;
    }

    /** The day the next step is due, far away if none is. */
    LocalDate due() {
        return due;
    }

    /** How often offices sent the complaint back, in this referral and before. */
    int returns() {
        return returnsBefore
                + (int) steps.stream()
                        .filter(step -> step.type().equals("escalation-returned"))
                        .count();
    }

    /** What the officer, or the county, wrote. */
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
