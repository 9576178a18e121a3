package org.steelyard.complaint.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.complaint.deadline.DeadlineRule.LimitedStep;
import org.steelyard.complaint.deadline.Deadlines;
import org.steelyard.contracts.AttemptOutcome;
import org.steelyard.contracts.CallbackGrade;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.CorrectionReason;
import org.steelyard.contracts.DeclineGround;
import org.steelyard.contracts.EscalationEvent.ReferralEvent;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.PauseReason;
import org.steelyard.contracts.ReopeningReason;
import org.steelyard.contracts.TerminationGround;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;

/** What officers do with complaints. One method, one document write: load, decide, save with its event. */
@Service
public class ComplaintHandling {

    private final Complaints complaints;
    private final LedgerNumbers numbers;
    private final LedgerAccess access;
    private final NamedRequests requests;
    private final Deadlines deadlines;
    private final RespondentKeys keys;
    private final CallbackDraws draws;
    private final OddPhones phones;
    private final ReportTrack reports;
    private final Outbox outbox;
    private final LedgerSettings settings;
    private final LedgerTelemetry telemetry;

    ComplaintHandling(
            Complaints complaints,
            LedgerNumbers numbers,
            LedgerAccess access,
            NamedRequests requests,
            Deadlines deadlines,
            RespondentKeys keys,
            CallbackDraws draws,
            OddPhones phones,
            ReportTrack reports,
            Outbox outbox,
            LedgerSettings settings,
            LedgerTelemetry telemetry) {
        this.complaints = complaints;
        this.numbers = numbers;
        this.access = access;
        this.requests = requests;
        this.deadlines = deadlines;
        this.keys = keys;
        this.draws = draws;
        this.phones = phones;
        this.reports = reports;
        this.outbox = outbox;
        this.settings = settings;
        this.telemetry = telemetry;
    }

    /** Enters a complaint in a unit's ledger; the same request or reference again finds what it entered first. */
    public Created<Complaint> register(Registration registration, Caller caller, Conditions conditions, Deed deed) {
        access.requireWriter(caller);
        var unit = access.ledgerFor(registration.unit(), caller, deed);
        var received = WorkingCalendar.dateOf(deed.occurredAt());
        registration.entry().facts().requireHappenedBy(received);
        if (registration.externalReference() != null && conditions.key() != null) {
            requests.claim(conditions);
        }
        if (registration.lead() != null) {
            registration.lead().requireHappenedBy("violationReport", received);
        }
        var id = idOf(registration, unit, caller, conditions);
        var linked = registration.lead() == null ? null : reports.entryOf(id);
        var earlier = complaints.find(id);
        var created = earlier == null
                ? numbers.enter(
                        LedgerSeries.COMPLAINTS,
                        unit.code(),
                        received.getYear(),
                        id,
                        number ->
                                enter(new Complaint(id, unit, number, registration.entry(), linked), conditions, deed))
                // takes no number; the outbox answers with what is there, or refuses the key
                : enter(
                        new Complaint(id, unit, earlier.ledgerNumber(), registration.entry(), linked),
                        conditions,
                        deed);
        split(registration.lead(), created.aggregate(), deed);
        return created;
    }

    /** The other half of a mixed letter; a crash between both leaves it to the same request again. */
    private void split(@Nullable ReportedLead lead, Complaint complaint, Deed deed) {
        if (lead != null && reports.entryOf(complaint.id()).equals(complaint.linkedEntry())) {
            reports.enter(lead, complaint, deed);
        }
    }

    private Created<Complaint> enter(Complaint complaint, Conditions conditions, Deed deed) {
        var respondent = keys.of(complaint.entry().respondent().name());
        var limits = limits(LimitedStep.DECISION, deed.occurredAt());
        var byOwnStaff = phones.byOwnStaff(complaint, deed.occurredAt());
        var created = outbox.create(complaint, conditions, complaint.receive(deed, limits, respondent, byOwnStaff));
        if (created.fresh()) {
            telemetry.received(complaint);
        }
        return created;
    }

    /** A reference is the importer's or the unit's own, so that neither can answer or block the other's entries. */
    private static String idOf(Registration registration, UnitRef unit, Caller caller, Conditions conditions) {
        var reference = registration.externalReference();
        return reference == null
                ? conditions.newId()
                : UUID.nameUUIDFromBytes(
                                String.join("|", "ref", caller.isImporter() ? "import" : "own", unit.code(), reference)
                                        .getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    /** What holds for a stage that begins at that time: the law's limit, and what the county asks for in it. */
    private Limits limits(LimitedStep step, Instant from) {
        var date = WorkingCalendar.dateOf(from);
        var targets = new ArrayList<>(deadlines.targetsOf(step, date));
        if (step == LimitedStep.MEDIATION) {
            targets.addAll(deadlines.targetsOf(LimitedStep.FIRST_ATTEMPT, date));
        }
        return new Limits(deadlines.of(step, date), targets);
    }

    public Complaint accept(String id, Caller caller, Conditions conditions, Deed deed) {
        var limits = limits(LimitedStep.MEDIATION, deed.occurredAt());
        return ending(StepType.ACCEPTANCE, id, caller, conditions, deed, complaint -> complaint.accept(deed, limits));
    }

    public Complaint decline(String id, Caller caller, Conditions conditions, Deed deed, DeclineGround ground) {
        return ending(StepType.DECLINATION, id, caller, conditions, deed, complaint -> complaint.decline(deed, ground));
    }

    public Complaint attemptMediation(
            String id, Caller caller, Conditions conditions, Deed deed, AttemptOutcome outcome) {
        return step(
                StepType.MEDIATION_ATTEMPT,
                id,
                caller,
                conditions,
                complaint -> complaint.attemptMediation(deed, outcome));
    }

    public Complaint settle(String id, Caller caller, Conditions conditions, Deed deed, @Nullable Money amount) {
        return ending(StepType.SETTLEMENT, id, caller, conditions, deed, complaint -> complaint.settle(deed, amount));
    }

    public Complaint terminate(String id, Caller caller, Conditions conditions, Deed deed, TerminationGround ground) {
        var notice = deadlines.of(LimitedStep.TERMINATION_NOTICE, WorkingCalendar.dateOf(deed.occurredAt()));
        return ending(
                StepType.TERMINATION,
                id,
                caller,
                conditions,
                deed,
                complaint -> complaint.terminate(deed, ground, notice));
    }

    public Complaint withdraw(String id, Caller caller, Conditions conditions, Deed deed) {
        return ending(StepType.WITHDRAWAL, id, caller, conditions, deed, complaint -> complaint.withdraw(deed));
    }

    public Complaint reopen(String id, Caller caller, Conditions conditions, Deed deed, ReopeningReason reason) {
        return step(StepType.REOPENING, id, caller, conditions, complaint -> complaint.reopen(deed, reason));
    }

    public Complaint pause(String id, Caller caller, Conditions conditions, Deed deed, PauseReason reason) {
        return step(StepType.PAUSE, id, caller, conditions, complaint -> complaint.pause(deed, reason));
    }

    public Complaint resume(String id, Caller caller, Conditions conditions, Deed deed, int pause) {
        return step(
                StepType.RESUMPTION,
                id,
                caller,
                conditions,
                complaint -> complaint.resume(deed, pause, deadlines.calendar()));
    }

    /** Corrects an entry, open or closed; when it was received is what the law counts from and no matter of correction. */
    public Complaint correct(
            String id,
            Caller caller,
            Conditions conditions,
            Deed deed,
            CorrectionReason reason,
            UnaryOperator<Entry> changes) {
        return step(StepType.CORRECTION, id, caller, conditions, complaint -> {
            var corrected = changes.apply(complaint.entry());
            return complaint.correct(
                    deed, reason, corrected, keys.of(corrected.respondent().name()));
        });
    }

    /** Writes down what a complainant said when called back; whether the system drew the complaint is not the caller's to say. */
    public Complaint callBack(String id, Caller caller, Conditions conditions, Deed deed, CallbackGrade grade) {
        return step(
                StepType.CALLBACK,
                id,
                caller,
                conditions,
                complaint -> complaint.callBack(
                        deed, grade, draws.drew(complaint), phones.match(complaint, deed.occurredAt())));
    }

    /** Refuses who may not add files to a complaint, before a file is looked at. */
    public void requireAttaching(String id, Caller caller) {
        access.requireStep(StepType.ATTACHMENT, caller);
        requireRoom(access.require(id, caller));
    }

    /** Notes in the history that a file was added; a file that is noted already is not noted twice. */
    public Complaint attach(String id, Caller caller, Conditions conditions, Deed deed, Map<String, String> details) {
        return steps(StepType.ATTACHMENT, id, caller, conditions, complaint -> {
            if (complaint.steps().stream().noneMatch(step -> step.details().equals(details))) {
                complaint.attach(deed, details);
            }
            return List.of();
        });
    }

    /** A step after which nothing is left that could stand still: a pause that is open ends with it. */
    private Complaint ending(
            StepType type,
            String id,
            Caller caller,
            Conditions conditions,
            Deed deed,
            Function<Complaint, ComplaintEvent> decide) {
        return steps(type, id, caller, conditions, complaint -> {
            if (!complaint.allowed().contains(type)) {
                return List.of(decide.apply(complaint)); // says why not
            }
            var told = new ArrayList<>(complaint.endPause(deed, deadlines.calendar()));
            told.add(decide.apply(complaint));
            return told;
        });
    }

    private Complaint step(
            StepType type,
            String id,
            Caller caller,
            Conditions conditions,
            Function<Complaint, ComplaintEvent> decide) {
        return steps(type, id, caller, conditions, decide.andThen(List::of));
    }

    private Complaint steps(
            StepType type,
            String id,
            Caller caller,
            Conditions conditions,
            Function<Complaint, List<ComplaintEvent>> decide) {
        access.requireStep(type, caller);
        var taken = new AtomicBoolean();
        try {
            var changed = outbox.changeTelling(() -> access.require(id, caller), conditions, complaint -> {
                requireRoom(complaint);
                var told = decide.apply(complaint);
                taken.set(true);
                return told;
            });
            if (taken.get()) { // not if the request was served before
                telemetry.step(changed, type);
            }
            return changed;
        } catch (TransitionRefused refused) {
            telemetry.refused(type);
            throw refused;
        }
    }

    private void requireRoom(Complaint complaint) {
        if (complaint.steps().size() >= settings.maxSteps()) {
            throw new HistoryFull(settings.maxSteps());
        }
    }

    /** Takes in what an office did with a complaint; the same fact again changes nothing. */
    public void hear(ReferralEvent fact) {
        if (require(fact.complaint()).hasHeard(fact)) {
            return;
        }
        var ifReturned = limits(LimitedStep.MEDIATION, fact.occurredAt());
        var changed = outbox.changeTelling(
                () -> require(fact.complaint()),
                Conditions.NONE,
                complaint ->
                        complaint.hasHeard(fact) ? List.of() : complaint.hear(fact, ifReturned, deadlines.calendar()));
        telemetry.heard(changed, fact);
    }

    private Complaint require(String id) {
        var complaint = complaints.find(id);
        if (complaint == null) {
            throw new NotFound("complaint", id);
        }
        return complaint;
    }
}
