package org.steelyard.escalation.referral;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.AssistanceKind;
import org.steelyard.contracts.EscalationEvent.ReferralEvent;
import org.steelyard.contracts.ResolutionOutcome;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;

/**
 * What offices do with what was referred to them, and units with what offices ask. The office that leads decides; one that joined
 * reads along and may ask the unit. A station to which a point's matter was referred acts as an office.
 */
@Service
public class OfficeWork {

    static final int MOST_JOINT_OFFICES = 5;
    static final int MOST_REQUESTS = 20;

    private final Access access;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final ReferralMetrics metrics;

    OfficeWork(Access access, Deadlines deadlines, Outbox outbox, ReferralMetrics metrics) {
        this.access = access;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** The office takes it on. */
    public Escalation acknowledge(String id, Entry entry, Caller caller, Conditions conditions) {
        requireOffice(caller);
        var decided = new boolean[1];
        var escalation = change(() -> access.led(id, caller), "acknowledgement", entry, conditions, referral -> {
            decided[0] = true;
            return List.of(referral.acknowledge(entry, deadlines));
        });
        if (decided[0]) {
            metrics.acknowledged(escalation);
        }
        return escalation;
    }

    /** The office sends it back. */
    public Escalation sendBack(
            String id, ReturnReason reason, @Nullable String note, Entry entry, Caller caller, Conditions conditions) {
        requireOffice(caller);
        return change(
                () -> access.led(id, caller),
                "return",
                entry,
                conditions,
                referral -> referral.sendBack(reason, note, entry, deadlines));
    }

    /** The office ends it. */
    public Escalation resolve(
            String id,
            ResolutionOutcome outcome,
            @Nullable String note,
            Entry entry,
            Caller caller,
            Conditions conditions) {
        requireOffice(caller);
        return change(
                () -> access.led(id, caller),
                "resolution",
                entry,
                conditions,
                referral -> List.of(referral.resolve(outcome, note, entry)));
    }

    /** The office, or the county, hands it to another office, which has to take it on anew. */
    public Escalation transfer(
            String id, String office, @Nullable String reason, Entry entry, Caller caller, Conditions conditions) {
        caller.require(Role.OFFICE_OFFICER, Role.STATION_OFFICER, Role.IMPORTER, Role.COUNTY_REGULATOR);
        return change(
                () -> caller.is(Role.COUNTY_REGULATOR) ? access.seen(id, caller) : access.led(id, caller),
                "transfer",
                entry,
                conditions,
                referral -> {
                    requireOther(referral, office, caller);
                    return List.of(referral.transfer(office, reason, entry, deadlines));
                });
    }

    /** The office that leads takes another one in. */
    public Escalation join(String id, String office, Entry entry, Caller caller, Conditions conditions) {
        requireOffice(caller);
        return change(() -> access.led(id, caller), "joint-offices", entry, conditions, referral -> {
            requireOther(referral, office, caller);
            if (referral.jointOffices().contains(office)) {
                throw new FieldRefused("office", "already-joined");
            }
            if (referral.jointOffices().size() >= MOST_JOINT_OFFICES) {
                throw new FieldRefused("office", "too-many", MOST_JOINT_OFFICES);
            }
            return List.of(referral.join(office, entry));
        });
    }

    /** An office that works on it asks the unit for help. */
    public Escalation askForHelp(
            String id, AssistanceKind kind, String question, Entry entry, Caller caller, Conditions conditions) {
        requireOffice(caller);
        return change(() -> access.worked(id, caller), "assistance-requests", entry, conditions, referral -> {
            if (referral.assistance().size() >= MOST_REQUESTS) {
                throw new FieldRefused("question", "too-many", MOST_REQUESTS);
            }
            var by = access.officeOf(caller, referral);
            return List.of(referral.askForHelp(by, kind, question, entry, deadlines));
        });
    }

    /** The unit, or the station above it, answers. */
    public Escalation help(String id, int request, String answer, Entry entry, Caller caller, Conditions conditions) {
        caller.require(Role.POINT_OFFICER, Role.STATION_OFFICER, Role.IMPORTER);
        return change(() -> access.seen(id, caller), "assistance", entry, conditions, referral -> {
            var asked = referral.assistance().stream()
                    .filter(Assistance::isOpen)
                    .filter(found -> found.request() == request)
                    .findFirst()
                    .orElseThrow(() -> new FieldRefused("request", "no-open-request", openRequests(referral)));
            return List.of(referral.help(asked, answer, entry));
        });
    }

    private static List<Integer> openRequests(Escalation referral) {
        return referral.assistance().stream()
                .filter(Assistance::isOpen)
                .map(Assistance::request)
                .toList();
    }

    private void requireOther(Escalation referral, String office, Caller caller) {
        var found = access.office("office", office, referral.complaint().unit().path(), caller);
        if (found.code().equals(referral.office())) {
            throw new FieldRefused("office", "same-office");
        }
    }

    private Escalation change(
            Supplier<Escalation> load,
            String step,
            Entry entry,
            Conditions conditions,
            java.util.function.Function<Escalation, List<? extends ReferralEvent>> decide) {
        return outbox.changeTelling(load, conditions, referral -> {
            access.requireInOrder(referral, step, entry);
            return decide.apply(referral);
        });
    }

    private static void requireOffice(Caller caller) {
        caller.require(Role.OFFICE_OFFICER, Role.STATION_OFFICER, Role.IMPORTER);
    }
}
