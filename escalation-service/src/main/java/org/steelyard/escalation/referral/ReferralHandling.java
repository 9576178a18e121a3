package org.steelyard.escalation.referral;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.ResolutionOutcome;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.Role;
import org.steelyard.escalation.complaint.KnownComplaint;
import org.steelyard.escalation.complaint.KnownComplaints;
import org.steelyard.escalation.network.Office;
import org.steelyard.escalation.network.OfficeDirectory;
import org.steelyard.escalation.rule.OfficeLevel;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.telemetry.LogKeys;

/** What people do with referrals: officers refer, offices acknowledge, send back and resolve. */
@Service
public class ReferralHandling {

    private static final Logger log = LoggerFactory.getLogger(ReferralHandling.class);
    private static final int ATTEMPTS = 5;

    private final KnownComplaints complaints;
    private final Escalations escalations;
    private final OfficeDirectory offices;
    private final Routing routing;
    private final Deadlines deadlines;
    private final ReferralSettings settings;
    private final Outbox outbox;
    private final ReferralMetrics metrics;
    private final Clock clock;

    ReferralHandling(
            KnownComplaints complaints,
            Escalations escalations,
            OfficeDirectory offices,
            Routing routing,
            Deadlines deadlines,
            ReferralSettings settings,
            Outbox outbox,
            ReferralMetrics metrics,
            Clock clock) {
        this.complaints = complaints;
        this.escalations = escalations;
        this.offices = offices;
        this.routing = routing;
        this.deadlines = deadlines;
        this.settings = settings;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * What an officer asks for.
     *
     * @param office the code of the office chosen, none to have it found by category and area
     * @param reason the officer's words, which stay in this service
     */
    public record Request(
            String complaint,
            @Nullable String office,
            @Nullable String reason) {}

    /**
     * Refers a complaint. If a referral is due, or no office was found for it, that one goes on its way; else one is begun by
     * hand. At most one referral of a complaint is open at a time.
     */
    public Created<Escalation> escalate(Request request, Entry entry, Caller caller, Conditions conditions) {
        caller.require(Role.POINT_OFFICER, Role.STATION_OFFICER, Role.IMPORTER, Role.COUNTY_REGULATOR);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var complaint = complaints
                    .find(request.complaint())
                    .filter(known -> caller.covers(known.facts().unit()))
                    .orElseThrow(() -> new ComplaintUnknown(request.complaint()));
            var current = Optional.ofNullable(complaint.referral()).flatMap(escalations::find);
            var open = current.filter(found -> !found.status().isFinal());
            if (open.isPresent()) {
                return goOn(open.get(), request, entry, caller, conditions);
            }
            var begun = begin(complaint, current.isPresent(), request, entry, caller, conditions);
            if (begun.isPresent()) {
                return begun.get();
            }
        }
        throw new ReferralContended();
    }

    private Created<Escalation> goOn(
            Escalation open, Request request, Entry entry, Caller caller, Conditions conditions) {
        var decided = new boolean[1];
        var escalation = outbox.change(() -> require(open.id(), caller), conditions, referral -> {
            requireMayRefer(caller, referral.status());
            var event = refer(referral, request, entry, caller);
            decided[0] = true;
            return event;
        });
        if (decided[0]) {
            referred(escalation);
        }
        return new Created<>(escalation, decided[0], !decided[0]);
    }

    /** Begins one by hand; empty if somebody else was faster. */
    private Optional<Created<Escalation>> begin(
            KnownComplaint complaint,
            boolean hadOne,
            Request request,
            Entry entry,
            Caller caller,
            Conditions conditions) {
        requireMayRefer(caller, EscalationStatus.DUE);
        if (!complaint.open()) {
            throw new ComplaintClosed(complaint.id());
        }
        // one put down and never written is written now: its writer crashed, or is about to find that we did
        var reserved = hadOne ? null : complaint.referral();
        var id = reserved == null ? conditions.newId() : reserved;
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var referral = new Escalation(id, complaint.facts(), null, now);
        var event = refer(referral, request, entry, caller);
        if (reserved == null && !complaints.reserve(complaint, id)) {
            return Optional.empty();
        }
        var created = outbox.create(referral, conditions, event);
        if (created.fresh()) {
            referred(referral);
        }
        return Optional.of(created);
    }

    private void referred(Escalation escalation) {
        metrics.routed(escalation);
        log.atInfo()
                .addKeyValue(LogKeys.SUBJECT, escalation.id())
                .addKeyValue(LogKeys.UNIT, escalation.complaint().unit().code())
                .addKeyValue(LogKeys.OFFICE, escalation.office())
                .log(escalation.status() == EscalationStatus.UNROUTABLE ? "No office found" : "Referred");
    }

    private EscalationEvent refer(Escalation referral, Request request, Entry entry, Caller caller) {
        var due = inOrder(referral, "escalation", entry);
        due.because(request.reason());
        return switch (route(due, request.office(), caller)) {
            case Route.To(var office) -> due.escalate(office.code(), EscalationTrigger.OFFICER, entry, deadlines);
            case Route.Nowhere(var cause) -> due.findNoOffice(cause, entry);
        };
    }

    private Route route(Escalation referral, @Nullable String chosen, Caller caller) {
        var path = referral.complaint().unit().path();
        if (chosen != null) {
            return new Route.To(chosen(chosen, path, caller));
        }
        var rule = referral.rule();
        return rule == null
                ? routing.route(path, referral.complaint().category(), OfficeLevel.LOCAL_OFFICE)
                : routing.route(path, rule.competence(), rule.level());
    }

    private Office chosen(String code, List<String> unitPath, Caller caller) {
        var office = offices.find(code)
                .filter(found -> found.covers(unitPath))
                .orElseThrow(() -> new FieldRefused("office", "unknown-office"));
        if (!office.onDuty() && !caller.isImporter()) {
            throw new FieldRefused("office", "nobody-on-duty");
        }
        return office;
    }

    /** The county regulator refers nothing itself, but chooses where to send what found no office. */
    private static void requireMayRefer(Caller caller, EscalationStatus status) {
        if (!caller.is(Role.POINT_OFFICER, Role.STATION_OFFICER, Role.IMPORTER)
                && status != EscalationStatus.UNROUTABLE) {
            throw new NotAllowed();
        }
    }

    /** The office takes it on. */
    public Escalation acknowledge(String id, Entry entry, Caller caller, Conditions conditions) {
        requireOffice(caller);
        var decided = new boolean[1];
        var escalation = outbox.change(() -> requireOwn(id, caller), conditions, referral -> {
            var event = inOrder(referral, "acknowledgement", entry).acknowledge(entry, deadlines);
            decided[0] = true;
            return event;
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
        return outbox.change(
                () -> requireOwn(id, caller),
                conditions,
                referral -> inOrder(referral, "return", entry).sendBack(reason, note, entry));
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
        return outbox.change(
                () -> requireOwn(id, caller),
                conditions,
                referral -> inOrder(referral, "resolution", entry).resolve(outcome, note, entry));
    }

    /** One referral. */
    public Escalation find(String id, Caller caller) {
        return require(id, caller);
    }

    /** Referrals, the newest first. */
    public List<Escalation> list(EscalationFilter filter, Caller caller, @Nullable String after, int limit) {
        return escalations.list(Sight.of(caller), filter, after, limit);
    }

    /** Where a referral stands in {@link #list}. */
    public String placeOf(Escalation escalation) {
        return Escalations.key(escalation);
    }

    private static void requireOffice(Caller caller) {
        caller.require(Role.OFFICE_OFFICER, Role.IMPORTER);
    }

    private Escalation require(String id, Caller caller) {
        var sight = Sight.of(caller);
        return escalations.find(id).filter(sight::includes).orElseThrow(() -> new NotFound("escalation", id));
    }

    /** One that lies with the caller's own office; the importer stands in for every office of the county. */
    private Escalation requireOwn(String id, Caller caller) {
        var referral = require(id, caller);
        if (!caller.isImporter() && (caller.office() == null || !caller.office().equals(referral.office()))) {
            throw new NotFound("escalation", id);
        }
        return referral;
    }

    private Escalation inOrder(Escalation referral, String step, Entry entry) {
        if (!referral.status().allows(step)) {
            throw new TransitionRefused(referral.status(), step); // tells more than the times would
        }
        requireOrder(referral, entry);
        return referral;
    }

    private void requireOrder(Escalation referral, Entry entry) {
        var before = referral.lastStepAt();
        if (entry.occurredAt().isBefore(before.minus(settings.clockTolerance()))) {
            throw new FieldRefused("occurredAt", "before-last-step", before);
        }
    }
}
