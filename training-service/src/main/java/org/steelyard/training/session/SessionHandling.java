package org.steelyard.training.session;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.PageRequest;
import org.steelyard.training.network.Network;

/** What trainers do: plan a session, call it off, enter who was there. */
@Service
public class SessionHandling {

    private static final Role[] TRAINERS = {Role.COUNTY_REGULATOR, Role.STATION_OFFICER, Role.IMPORTER};

    private final Sessions sessions;
    private final Planning planning;
    private final Rosters rosters;
    private final RosterFollowUp followUp;
    private final Network network;
    private final Outbox outbox;
    private final SessionSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    SessionHandling(
            Sessions sessions,
            Planning planning,
            Rosters rosters,
            RosterFollowUp followUp,
            Network network,
            Outbox outbox,
            SessionSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.sessions = sessions;
        this.planning = planning;
        this.rosters = rosters;
        this.followUp = followUp;
        this.network = network;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** Announces a session, given by the caller's own unit unless another one is named. */
    public Created<Session> plan(
            SessionPlan plan, @Nullable String giver, Caller by, Moment at, Conditions conditions) {
        by.require(TRAINERS);
        var session = planning.session(conditions.newId(), plan, giver, by);
        var created = outbox.create(session, conditions, session.announce(by, at));
        count(created.fresh(), "planned");
        return created;
    }

    /** Calls a planned session off. */
    public Session cancel(String id, Caller by, Moment at, Conditions conditions) {
        by.require(TRAINERS);
        return outbox.change(() -> given(id, by), conditions, session -> {
            var cancelled = session.cancel(by, at);
            count(true, "cancelled");
            return cancelled;
        });
    }

    /**
     * Enters who was there, by default as of the session's end. The session is saved first; its completions follow and
     * are made once each, however often this is repeated.
     */
    public Attended attend(
            String id,
            List<RosterEntry> present,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt,
            Caller by,
            Conditions conditions) {
        by.require(TRAINERS);
        var at = momentOf(given(id, by), occurredAt, recordedAt, by);
        var request = conditions.newId();
        var session = outbox.changeTelling(() -> given(id, by), conditions, found -> {
            found.requireRunning(at); // before the roster is checked: that would be refused for the wrong reason
            var events = found.attend(
                    rosters.check(found, present, request, by, at), settings.maxAttendance(), by, at, clock.instant());
            count(!events.isEmpty(), "held");
            return events;
        });
        var asked = present.stream().map(RosterEntry::officer).collect(Collectors.toSet());
        var attended = session.roster().stream()
                .filter(attendee -> asked.contains(attendee.officer()))
                .toList();
        var outcomes = followUp.complete(session, attended, request);
        return new Attended(followUp.finish(session, asked), outcomes);
    }

    private Moment momentOf(
            Session session, @Nullable OffsetDateTime occurredAt, @Nullable OffsetDateTime recordedAt, Caller by) {
        var now = clock.instant();
        var latest = recordedAt == null ? now : recordedAt.toInstant();
        var end = session.plan().endsAt();
        var happened = end.isBefore(latest) ? end : latest;
        return Moment.of(occurredAt == null ? happened.atOffset(ZoneOffset.UTC) : occurredAt, recordedAt, by, now);
    }

    /** A session the caller may know of. */
    public Session session(String id, Caller caller) {
        var session = sessions.require(id);
        if (!session.concerns(caller)) {
            throw new NotFound("session", id);
        }
        return session;
    }

    /** One more than a page of the sessions that concern a unit, by default the caller's, the latest first. */
    public List<Session> sessions(
            @Nullable String unit, @Nullable SessionStatus status, Caller caller, PageRequest page) {
        return sessions.concerning(network.area(unit, caller), status, page);
    }

    /** The sessions held in a year for any of these areas, without their rosters. */
    public List<Session> heldFor(Collection<String> areas, int year) {
        return sessions.heldFor(areas, year);
    }

    /** A session of the caller's own giving, for a trainer. */
    Session given(String id, Caller by) {
        by.require(TRAINERS);
        return organised(id, by);
    }

    /** A session given in the caller's area. */
    Session organised(String id, Caller by) {
        var session = session(id, by);
        if (!by.covers(session.unit())) {
            throw new NotAllowed();
        }
        return session;
    }

    void count(boolean happened, String step) {
        if (happened) {
            meters.counter("steelyard.training.sessions", "step", step).increment();
        }
    }

    /**
     * Someone said to have been there.
     *
     * @param officer opaque id of the person
     * @param unit code of the unit where the officer served that day
     */
    public record RosterEntry(String officer, String unit) {}

    /**
     * What became of one officer and module.
     *
     * @param id of the completion
     * @param fresh whether this request completed it; if not, it counted already
     */
    public record Outcome(String id, String officer, String module, boolean fresh) {}

    /** The session after attendance was entered, and what became of everyone in the request. */
    public record Attended(Session session, List<Outcome> outcomes) {}
}
