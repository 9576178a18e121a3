package org.steelyard.training.session;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.problem.Refusal;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;
import org.steelyard.training.network.Network;
import org.steelyard.training.session.SessionHandling.Attended;
import org.steelyard.training.session.SignInCodes.ShownCode;

/** Officers sign in on their own telephones with the code shown in the room, and trainers see who did. */
@Service
public class SigningIn {

    private static final int LOCKS = 64;

    private final SessionHandling handling;
    private final Sessions sessions;
    private final RosterFollowUp followUp;
    private final SignInCodes codes;
    private final SignInAttempts attempts;
    private final Network network;
    private final Outbox outbox;
    private final SessionSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;
    /** A full hall signs in within seconds, all into one document: here they queue instead of overtaking each other. */
    private final List<ReentrantLock> queues =
            IntStream.range(0, LOCKS).mapToObj(_ -> new ReentrantLock(true)).toList();

    SigningIn(
            SessionHandling handling,
            Sessions sessions,
            RosterFollowUp followUp,
            SignInCodes codes,
            SignInAttempts attempts,
            Network network,
            Outbox outbox,
            SessionSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.handling = handling;
        this.sessions = sessions;
        this.followUp = followUp;
        this.codes = codes;
        this.attempts = attempts;
        this.network = network;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** The code to show now; for those who give the session alone. */
    public ShownCode code(String id, Caller by) {
        var session = handling.given(id, by);
        session.requireOpenForSignIn(clock.instant());
        return codes.at(id, secretOf(session), clock.instant());
    }

    /** The same as a square that a telephone reads. */
    public String square(String id, Caller by) {
        return SquareCode.svg(code(id, by).link());
    }

    private static String secretOf(Session session) {
        var secret = session.secret();
        if (secret == null) {
            throw new NotFound("sign-in-code", session.id()); // planned before there were codes
        }
        return secret;
    }

    /** Signs the caller in; who is on the roster already stays there, and no second completion comes of it. */
    public Attended signIn(String id, String code, Caller by, Conditions conditions) {
        by.require(Role.POINT_OFFICER, Role.STATION_OFFICER);
        try {
            var attended = enter(id, code, by, conditions);
            count("accepted");
            return attended;
        } catch (Refusal refused) {
            count(refused.name());
            throw refused;
        }
    }

    private Attended enter(String id, String code, Caller by, Conditions conditions) {
        var at = Moment.now(clock.instant());
        var session = handling.session(id, by);
        var attendee = attendee(session, by, at, conditions.newId());
        if (!session.hasEntered(attendee.officer())) {
            session.requireOpenForSignIn(at.occurredAt());
            attempts.take(id, attendee.officer());
            if (!codes.accepts(id, secretOf(session), code, at.occurredAt())) {
                throw new SignInRefused.WrongCode();
            }
        }
        var queue = queues.get(Math.floorMod(id.hashCode(), LOCKS));
        queue.lock();
        try {
            return enter(attendee, id, by, at, conditions);
        } finally {
            queue.unlock();
        }
    }

    private Attendee attendee(Session session, Caller by, Moment at, String request) {
        var unit = network.serving(by, WorkingCalendar.dateOf(at.occurredAt()));
        if (!session.plan().invites(unit.path()) || !session.plan().isFor(unit.kind())) {
            throw new SignInRefused.NotInvited();
        }
        return new Attendee(
                String.valueOf(by.officer()),
                unit.ref(),
                at.occurredAt(),
                at.recordedAt(),
                by.actingRole(),
                Channel.APP,
                request,
                SignInMeans.CODE);
    }

    private Attended enter(Attendee attendee, String id, Caller by, Moment at, Conditions conditions) {
        var session = outbox.changeTelling(() -> sessions.require(id), conditions, found -> {
            if (found.hasEntered(attendee.officer())) {
                return List.of();
            }
            var events = found.attend(List.of(attendee), settings.maxAttendance(), by, at, clock.instant());
            handling.count(!events.isEmpty(), "held");
            return events;
        });
        var entry = session.roster().stream()
                .filter(one -> one.officer().equals(attendee.officer()))
                .toList();
        var outcomes = followUp.complete(session, entry, attendee.request());
        return new Attended(followUp.finish(session, List.of(attendee.officer())), outcomes);
    }

    /** Who is on the roster, how it is known, and who cannot have been there: for those who give the session alone. */
    public SignIns signIns(String id, Caller by) {
        var session = handling.organised(id, by);
        return new SignIns(session, sessions.notedElsewhere(id));
    }

    private void count(String outcome) {
        meters.counter("steelyard.training.sign.ins", "outcome", outcome).increment();
    }

    /**
     * A session, and the later ones that note an overlap with it.
     *
     * @param later sessions that begin after this one and cannot have been attended as well
     */
    public record SignIns(Session session, List<Session> later) {

        /** The sessions at which somebody on the roster cannot have been as well. */
        public List<Overlap> overlapsOf(String officer) {
            var here = session.overlaps().stream();
            var there = later.stream()
                    .flatMap(one -> one.overlaps().stream()
                            .filter(overlap -> overlap.other().equals(session.id()))
                            .map(overlap -> new Overlap(
                                    overlap.officer(),
                                    overlap.unit(),
                                    one.id(),
                                    overlap.kind(),
                                    overlap.occurredAt(),
                                    overlap.recordedAt())));
            return Stream.concat(here, there)
                    .filter(overlap -> overlap.officer().equals(officer))
                    .toList();
        }
    }
}
