package org.steelyard.escalation.referral;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.EscalationEvent.ReferralEvent;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.escalation.complaint.KnownComplaint;
import org.steelyard.escalation.complaint.KnownComplaints;
import org.steelyard.escalation.rule.OfficeLevel;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.telemetry.LogKeys;

/** How people refer: by hand, when a rule asks, or where the county has to say where to. */
@Service
public class ReferralHandling {

    private static final Logger log = LoggerFactory.getLogger(ReferralHandling.class);
    private static final int ATTEMPTS = 5;

    private final KnownComplaints complaints;
    private final Escalations escalations;
    private final Access access;
    private final Routing routing;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final ReferralMetrics metrics;
    private final Clock clock;

    ReferralHandling(
            KnownComplaints complaints,
            Escalations escalations,
            Access access,
            Routing routing,
            Deadlines deadlines,
            Outbox outbox,
            ReferralMetrics metrics,
            Clock clock) {
        this.complaints = complaints;
        this.escalations = escalations;
        this.access = access;
        this.routing = routing;
        this.deadlines = deadlines;
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
            var served = served(complaint, conditions);
            if (served.isPresent()) {
                return new Created<>(served.get(), false, true);
            }
            if (open.isPresent()) {
                return goOn(open.get(), request, entry, caller, conditions);
            }
            var begun = begin(complaint, current.orElse(null), request, entry, caller, conditions);
            if (begun.isPresent()) {
                return begun.get();
            }
        }
        throw new ReferralContended();
    }

    /** The referral this very request made before, whatever became of it and of the complaint since. */
    private Optional<Escalation> served(KnownComplaint complaint, Conditions conditions) {
        if (conditions.key() == null || complaint.referral() == null) {
            return Optional.empty();
        }
        return escalations.ofComplaint(complaint.id()).stream()
                .filter(referral -> outbox.hasServed(referral, conditions))
                .findFirst();
    }

    private Created<Escalation> goOn(
            Escalation open, Request request, Entry entry, Caller caller, Conditions conditions) {
        var decided = new boolean[1];
        var escalation = outbox.change(() -> access.seen(open.id(), caller), conditions, referral -> {
            requireMayRefer(caller, referral);
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
            @Nullable Escalation before,
            Request request,
            Entry entry,
            Caller caller,
            Conditions conditions) {
        if (!caller.is(Role.POINT_OFFICER, Role.STATION_OFFICER, Role.IMPORTER)) {
            throw new NotAllowed();
        }
        if (!complaint.open()) {
            throw new ComplaintClosed(complaint.id());
        }
        // one put down and never written is written now: its writer crashed, or is about to find that we did
        var reserved = before == null ? complaint.referral() : null;
        var id = reserved == null ? conditions.newId() : reserved;
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var referral = new Escalation(id, complaint.facts(), List.of(), now, before == null ? 0 : before.returns());
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

    private ReferralEvent refer(Escalation referral, Request request, Entry entry, Caller caller) {
        access.requireInOrder(referral, "escalation", entry);
        referral.because(request.reason());
        var path = referral.complaint().unit().path();
        if (request.office() != null) {
            var office = access.office("office", request.office(), path, caller);
            return referral.escalate(office.code(), EscalationTrigger.OFFICER, entry, deadlines);
        }
        var rule = referral.rule();
        var route = rule == null
                ? routing.route(path, referral.complaint().category(), OfficeLevel.LOCAL_OFFICE)
                : routing.route(path, rule.competence(), rule.level());
        return switch (route) {
            case Route.To(var code) -> referral.escalate(code, EscalationTrigger.OFFICER, entry, deadlines);
            case Route.Nowhere(var cause) ->
                referral.putBeforeTheCounty(cause, EscalationTrigger.OFFICER, entry, deadlines);
        };
    }

    /** The county refers nothing itself, but says where that goes which lies with it. */
    private static void requireMayRefer(Caller caller, Escalation referral) {
        var withCounty = referral.status() == EscalationStatus.UNROUTABLE;
        var countyDecides = referral.obstacle() == Obstacle.SECOND_RETURN;
        if (withCounty && caller.is(Role.COUNTY_REGULATOR)) {
            return;
        }
        if (!caller.is(Role.POINT_OFFICER, Role.STATION_OFFICER, Role.IMPORTER)
                || (countyDecides && !caller.isImporter())) {
            throw new NotAllowed();
        }
    }

    /** One referral. */
    public Escalation find(String id, Caller caller) {
        return access.seen(id, caller);
    }

    /** Referrals, what is due first. */
    public List<Escalation> list(EscalationFilter filter, Caller caller, @Nullable String after, int limit) {
        return escalations.list(Sight.of(caller), filter, WorkingCalendar.dateOf(clock.instant()), after, limit);
    }

    /** Complaints in the caller's area, or in a unit's in it, that still want a violation report beside them. */
    public List<KnownComplaint> withoutReport(@Nullable String unit, Caller caller, @Nullable String after, int limit) {
        var area = Sight.of(caller).area();
        if (area == null) {
            throw new NotAllowed(); // an office is asked nothing
        }
        return complaints.withoutReport(area, unit == null ? area : unit, after, limit);
    }

    /** Where a referral stands in {@link #list}. */
    public String placeOf(Escalation escalation) {
        return PlaceInList.of(escalation);
    }
}
