package org.steelyard.training.session;

import io.micrometer.context.ContextSnapshotFactory;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Gatherers;
import org.springframework.stereotype.Component;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.training.completion.Completing;
import org.steelyard.training.completion.Completing.Completed;
import org.steelyard.training.session.SessionHandling.Outcome;

/**
 * What follows from a saved roster: each entry's completions, and a note of who cannot have been there. All of it is made
 * once, however often and by whomever it is done, so what a crash left is simply done again.
 */
@Component
class RosterFollowUp {

    private final Sessions sessions;
    private final Completing completing;
    private final OverlapSearch overlaps;
    private final Outbox outbox;
    private final SessionSettings settings;
    private final Clock clock;

    RosterFollowUp(
            Sessions sessions,
            Completing completing,
            OverlapSearch overlaps,
            Outbox outbox,
            SessionSettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.completing = completing;
        this.overlaps = overlaps;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /** Several at a time, for the store commits together what waits together; all within the trace of the request. */
    List<Outcome> complete(Session session, Collection<Attendee> attendees, String request) {
        var trace = ContextSnapshotFactory.builder().build().captureAll();
        return attendees.stream()
                .flatMap(attendee -> session.plan().modules().stream().map(module -> attendee.at(session, module)))
                .gather(Gatherers.mapConcurrent(settings.concurrency(), learning -> {
                    try (var _ = trace.setThreadLocals()) {
                        return completing.complete(learning);
                    }
                }))
                .map(completed -> outcome(session, completed, request))
                .toList();
    }

    private static Outcome outcome(Session session, Completed completed, String request) {
        var completion = completed.completion();
        var byThisRequest =
                session.id().equals(completion.session()) && session.broughtBy(request, completion.officer());
        return new Outcome(
                completion.id(), completion.officer(), completion.module(), completed.fresh() || byThisRequest);
    }

    /** Makes what a session still owes, and notes that it owes nothing any more. */
    Session finish(Session session, Collection<String> done) {
        if (!session.isUnfinished()) {
            return session;
        }
        var left = session.outstanding().stream()
                .filter(attendee -> !done.contains(attendee.officer()))
                .toList();
        var unused = complete(session, left, "");
        var entries = session.roster().size();
        var found = overlaps.of(session, session.outstanding());
        found.forEach((other, noted) -> {
            if (!other.equals(session.id())) {
                var told = outbox.changeTelling(
                        () -> sessions.require(other), Conditions.NONE, there -> there.note(noted));
            }
        });
        return outbox.changeTelling(() -> sessions.require(session.id()), Conditions.NONE, present -> {
            present.finish(entries);
            return present.note(found.getOrDefault(session.id(), List.of()));
        });
    }

    /** Finishes what a crash or an outage left. */
    int finishLeft() {
        var left = sessions.unfinished(clock.instant().minus(settings.finishAfter()), settings.finishBatch());
        left.forEach(session -> {
            var unused = finish(session, List.of());
        });
        return left.size();
    }
}
