package org.steelyard.training.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.TrainingMode;

/**
 * What a session is announced as.
 *
 * @param modules codes of the syllabus in force
 * @param areas units whose subtrees are invited
 * @param capacity people at most, none for no limit of its own
 */
public record SessionPlan(
        TrainingMode mode,
        List<String> modules,
        String title,
        @Nullable String place,
        Instant startsAt,
        Instant endsAt,
        List<String> areas,
        @Nullable Integer capacity) {

    public SessionPlan {
        modules = List.copyOf(modules);
        areas = List.copyOf(areas);
    }

    /** Whether a unit is invited, by its path. */
    boolean invites(List<String> path) {
        return areas.stream().anyMatch(path::contains);
    }
}
