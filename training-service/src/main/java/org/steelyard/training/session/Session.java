package org.steelyard.training.session;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.contracts.TrainingEvent.SessionCancelled;
import org.steelyard.contracts.TrainingEvent.SessionHeld;
import org.steelyard.contracts.TrainingEvent.SessionPlanned;
import org.steelyard.contracts.TrainingEvent.SignInsOverlapped;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.sealing.Sealed;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/**
 * One occasion of training, given by a county or a station, with its roster. The roster is saved first and leads to
 * completions afterwards; what a crash left in between is seen by {@code unfinished}, since when, and finished later.
 */
@CheckReturnValue
@Document("sessions")
public class Session extends Aggregate {

    private static final String SOURCE = "training-service";

    private final UnitRef unit;
    private final SessionPlan plan;
    private final List<String> reach;
    private final String position;
    private SessionStatus status = SessionStatus.PLANNED;
    private @Nullable LocalDate heldOn;
    private @Nullable Integer year;
    private List<Attendee> roster = new ArrayList<>();
    private int finished;
    private @Nullable Instant unfinished;
    private List<Overlap> overlaps = new ArrayList<>();
    private @Sealed @Nullable String secret;

    @PersistenceCreator
    Session(String id, UnitRef unit, SessionPlan plan, List<String> reach, String position) {
        super(id);
        this.unit = unit;
        this.plan = plan;
        this.reach = List.copyOf(reach);
        this.position = position;
    }

    /**
     * A session as planned.
     *
     * @param unit the county or station that gives it
     * @param reach the areas and every unit above one of them: who has an interest in it
     * @param secret what its sign-in codes are made from
     */
    static Session of(String id, UnitRef unit, SessionPlan plan, List<String> reach, String secret) {
        // lists run by time; the id makes equal times distinct
        var session = new Session(id, unit, plan, reach, positionAt(plan.startsAt()) + "-" + id);
        session.secret = secret;
        return session;
    }

    /** Where a session that starts at an instant stands in a list by time. */
    static String positionAt(Instant startsAt) {
        return "%015d".formatted(startsAt.toEpochMilli());
    }

    SessionPlanned announce(Caller by, Moment at) {
        return new SessionPlanned(
                origin(by, at),
                plan.mode(),
                plan.modules(),
                plan.startsAt(),
                plan.endsAt(),
                plan.areas(),
                plan.audience());
    }

    SessionCancelled cancel(Caller by, Moment at) {
        if (status != SessionStatus.PLANNED) {
            throw new TransitionRefused(status);
        }
        status = SessionStatus.CANCELLED;
        return new SessionCancelled(origin(by, at));
    }

    /** Whether people can be entered at a moment. */
    void requireRunning(Moment at) {
        if (status == SessionStatus.CANCELLED) {
            throw new TransitionRefused(status);
        }
        if (at.recordedAt().isBefore(plan.startsAt())) {
            throw new SessionNotStarted(plan.startsAt());
        }
        if (at.occurredAt().isBefore(plan.startsAt()) || at.occurredAt().isAfter(plan.endsAt())) {
            throw new FieldRefused("occurredAt", "within-session");
        }
    }

    /** Whether officers can sign themselves in: from its start to its end. */
    void requireOpenForSignIn(Instant now) {
        if (status == SessionStatus.CANCELLED) {
            throw new TransitionRefused(status);
        }
        if (now.isBefore(plan.startsAt())) {
            throw new SessionNotStarted(plan.startsAt());
        }
        if (now.isAfter(plan.endsAt())) {
            throw new SignInRefused.Closed(plan.endsAt());
        }
    }

    boolean hasEntered(String officer) {
        return roster.stream().anyMatch(attendee -> attendee.officer().equals(officer));
    }

    /** Notes who cannot have been here as well; what is noted already is not told again. */
    List<SignInsOverlapped> note(List<Overlap> found) {
        var told = new ArrayList<SignInsOverlapped>();
        for (var overlap : found) {
            if (overlaps.stream()
                    .noneMatch(known -> known.officer().equals(overlap.officer())
                            && known.other().equals(overlap.other()))) {
                overlaps.add(overlap);
                told.add(tell(overlap));
            }
        }
        return told;
    }

    private SignInsOverlapped tell(Overlap overlap) {
        var origin = new Origin(
                SOURCE,
                id(),
                nextSequence(),
                overlap.occurredAt(),
                overlap.recordedAt(),
                overlap.unit(),
                Role.SYSTEM,
                Channel.SYSTEM);
        return new SignInsOverlapped(origin, overlap.officer(), id(), overlap.other());
    }

    /** Enters who was there; the first roster makes the session held, further ones add to it. */
    List<TrainingEvent> attend(List<Attendee> present, int most, Caller by, Moment at, Instant now) {
        requireRunning(at);
        var entered = roster.stream().map(Attendee::officer).collect(Collectors.toSet());
        var newcomers = present.stream()
                .filter(attendee -> !entered.contains(attendee.officer()))
                .toList();
        var limit = plan.capacity() == null ? most : Math.min(most, plan.capacity());
        if (!newcomers.isEmpty() && roster.size() + newcomers.size() > limit) {
            throw new SessionFull(limit, roster.size());
        }
        roster.addAll(newcomers);
        unfinished = newcomers.isEmpty() ? unfinished : now;
        if (status == SessionStatus.HELD) {
            return List.of();
        }
        status = SessionStatus.HELD;
        heldOn = WorkingCalendar.dateOf(at.occurredAt());
        year = heldOn.getYear();
        return List.of(new SessionHeld(
                origin(by, at), plan.mode(), plan.modules(), heldOn, plan.areas(), roster.size(), plan.audience()));
    }

    /** Whether it was a certain request that entered an officer. */
    boolean broughtBy(String request, String officer) {
        return roster.stream()
                .anyMatch(attendee ->
                        attendee.officer().equals(officer) && attendee.request().equals(request));
    }

    /** Notes that the first entries of the roster have led to their completions. */
    void finish(int entries) {
        finished = Math.max(finished, entries);
        unfinished = finished < roster.size() ? unfinished : null;
    }

    boolean isUnfinished() {
        return unfinished != null;
    }

    /** Entries whose completions are not known to be there. */
    List<Attendee> outstanding() {
        return roster.subList(finished, roster.size());
    }

    private Origin origin(Caller by, Moment at) {
        return new Origin(
                SOURCE,
                id(),
                nextSequence(),
                at.occurredAt(),
                at.recordedAt(),
                unit,
                by.actingRole(),
                by.channel(Channel.APP));
    }

    /** Whether a caller may know of it: someone invited, someone above the invited, or of the unit that gives it. */
    boolean concerns(Caller caller) {
        var area = caller.area();
        return area != null
                && (caller.covers(unit)
                        || reach.contains(area)
                        || plan.invites(caller.path())
                        || plan.invites(List.of(area)));
    }

    /** The county or station that gives it. */
    public UnitRef unit() {
        return unit;
    }

    public SessionPlan plan() {
        return plan;
    }

    public SessionStatus status() {
        return status;
    }

    /** The local date on which it was held, if it was. */
    public @Nullable LocalDate heldOn() {
        return heldOn;
    }

    /** Who cannot have been here as well as at an earlier session. */
    public List<Overlap> overlaps() {
        return List.copyOf(overlaps);
    }

    @Nullable
    String secret() {
        return secret;
    }

    public List<Attendee> roster() {
        return List.copyOf(roster);
    }

    /** The place in a list by time. */
    public String position() {
        return position;
    }
}
