package org.steelyard.complaint.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.steelyard.complaint.deadline.Deadlines;
import org.steelyard.contracts.AttemptOutcome;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.DeclineGround;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.Money;
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
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final LedgerMetrics metrics;

    ComplaintHandling(
            Complaints complaints,
            LedgerNumbers numbers,
            LedgerAccess access,
            Deadlines deadlines,
            Outbox outbox,
            LedgerMetrics metrics) {
        this.complaints = complaints;
        this.numbers = numbers;
        this.access = access;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** Enters a complaint in a unit's ledger; the same request or reference again finds what it entered first. */
    public Created<Complaint> register(Registration registration, Caller caller, Conditions conditions, Deed deed) {
        access.requireWriter(caller);
        var unit = access.ledgerFor(registration.unit(), caller, deed);
        var id = idOf(registration, unit, caller, conditions);
        var earlier = complaints.find(id);
        if (earlier != null) { // takes no number; the outbox answers with what is there, or refuses the key
            return enter(new Complaint(id, unit, earlier.ledgerNumber(), registration.entry()), conditions, deed);
        }
        var year = WorkingCalendar.dateOf(deed.occurredAt()).getYear();
        for (int attempt = 1; ; attempt++) {
            var number = numbers.reserve(unit.code(), year, id);
            try {
                return enter(new Complaint(id, unit, number.text(), registration.entry()), conditions, deed);
            } catch (DuplicateKeyException taken) {
                numbers.foundTaken(number);
                if (attempt == numbers.attempts()) {
                    throw taken;
                }
            }
        }
    }

    private Created<Complaint> enter(Complaint complaint, Conditions conditions, Deed deed) {
        var limit = deadlines.ofDecision(WorkingCalendar.dateOf(deed.occurredAt()));
        var created = outbox.create(complaint, conditions, complaint.receive(deed, limit));
        if (created.fresh()) {
            metrics.received(complaint.entry().category());
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

    public Complaint accept(String id, Caller caller, Conditions conditions, Deed deed) {
        var limit = deadlines.ofMediation(WorkingCalendar.dateOf(deed.occurredAt()));
        return step(StepType.ACCEPTANCE, id, caller, conditions, complaint -> complaint.accept(deed, limit));
    }

    public Complaint decline(String id, Caller caller, Conditions conditions, Deed deed, DeclineGround ground) {
        return step(StepType.DECLINATION, id, caller, conditions, complaint -> complaint.decline(deed, ground));
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
        return step(StepType.SETTLEMENT, id, caller, conditions, complaint -> complaint.settle(deed, amount));
    }

    public Complaint terminate(String id, Caller caller, Conditions conditions, Deed deed, TerminationGround ground) {
        return step(StepType.TERMINATION, id, caller, conditions, complaint -> complaint.terminate(deed, ground));
    }

    public Complaint withdraw(String id, Caller caller, Conditions conditions, Deed deed) {
        return step(StepType.WITHDRAWAL, id, caller, conditions, complaint -> complaint.withdraw(deed));
    }

    private Complaint step(
            StepType type,
            String id,
            Caller caller,
            Conditions conditions,
            Function<Complaint, ? extends ComplaintEvent> decide) {
        access.requireWriter(caller);
        var told = new AtomicReference<ComplaintEvent>();
        try {
            var changed = outbox.change(() -> access.require(id, caller), conditions, complaint -> {
                var event = decide.apply(complaint);
                told.set(event);
                return event;
            });
            if (told.get() != null) { // none if the request was served before
                metrics.step(type);
            }
            return changed;
        } catch (TransitionRefused refused) {
            metrics.refused(type);
            throw refused;
        }
    }

    /** Takes in what an office did with a complaint; the same fact again changes nothing. */
    public void hear(EscalationEvent fact) {
        if (require(fact.complaint()).hasHeard(fact)) {
            return;
        }
        var unused = outbox.changeTelling(
                () -> require(fact.complaint()),
                Conditions.NONE,
                complaint -> complaint.hasHeard(fact) ? List.of() : complaint.hear(fact));
    }

    private Complaint require(String id) {
        var complaint = complaints.find(id);
        if (complaint == null) {
            throw new NotFound("complaint", id);
        }
        return complaint;
    }
}
