package org.steelyard.training.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.TrainingMode;

/**
 * Finds whoever is on two rosters of sessions nobody can both have attended. It looks after the roster was saved, so that of
 * two sign-ins at the same moment at least one sees the other; a pair is always noted at the session that begins later, so
 * that both seeing it note it once.
 */
@Component
class OverlapSearch {

    private final Sessions sessions;
    private final SessionSettings settings;

    OverlapSearch(Sessions sessions, SessionSettings settings) {
        this.sessions = sessions;
        this.settings = settings;
    }

    /** What these entries of a session's roster overlap with, by the session where it is to be noted. */
    Map<String, List<Overlap>> of(Session session, Collection<Attendee> entries) {
        var byOfficer = entries.stream().collect(Collectors.toMap(Attendee::officer, Function.identity(), (a, _) -> a));
        if (byOfficer.isEmpty() || session.plan().mode() == TrainingMode.SELF_STUDY) {
            return Map.of();
        }
        var found = new ArrayList<Found>();
        for (var other : sessions.around(session, byOfficer.keySet(), settings.maxLength(), settings.travelTime())) {
            var kind = overlap(session.plan(), other.plan(), settings.travelTime());
            if (kind != null) {
                for (var there : other.roster()) {
                    var here = byOfficer.get(there.officer());
                    if (here != null) {
                        found.add(found(session, here, other, there, kind));
                    }
                }
            }
        }
        return found.stream()
                .collect(Collectors.groupingBy(Found::at, Collectors.mapping(Found::overlap, Collectors.toList())));
    }

    private static Found found(Session one, Attendee here, Session other, Attendee there, Overlap.Kind kind) {
        var later = one.position().compareTo(other.position()) > 0;
        return new Found(
                later ? one.id() : other.id(),
                new Overlap(
                        here.officer(),
                        later ? here.unit() : there.unit(),
                        later ? other.id() : one.id(),
                        kind,
                        latest(here.occurredAt(), there.occurredAt()),
                        latest(here.recordedAt(), there.recordedAt())));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Why nobody can have been at both; self-study has neither hour nor place, and an unknown place is no other place. */
    static Overlap.@Nullable Kind overlap(SessionPlan one, SessionPlan other, Duration travelTime) {
        if (one.mode() == TrainingMode.SELF_STUDY || other.mode() == TrainingMode.SELF_STUDY) {
            return null;
        }
        if (one.startsAt().isBefore(other.endsAt()) && other.startsAt().isBefore(one.endsAt())) {
            return Overlap.Kind.TIME;
        }
        var between = one.startsAt().isBefore(other.startsAt())
                ? Duration.between(one.endsAt(), other.startsAt())
                : Duration.between(other.endsAt(), one.startsAt());
        return isElsewhere(one.place(), other.place()) && between.compareTo(travelTime) < 0 ? Overlap.Kind.PLACE : null;
    }

    private static boolean isElsewhere(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.strip().equalsIgnoreCase(other.strip());
    }

    private record Found(String at, Overlap overlap) {}
}
