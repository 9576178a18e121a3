package org.steelyard.training.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.contracts.UnitKind;
import org.steelyard.platform.sealing.Sealed;

/**
 * What a session is announced as.
 *
 * @param modules codes of the syllabus in force
 * @param areas units whose subtrees are invited
 * @param capacity people at most, none for no limit of its own
 * @param trainer who teaches, as written on the invitation; a person's name, and so sealed and never told
 * @param audience officers of which role are invited in the areas, none for all
 */
public record SessionPlan(
        TrainingMode mode,
        List<String> modules,
        String title,
        @Nullable String place,
        Instant startsAt,
        Instant endsAt,
        List<String> areas,
        @Nullable Integer capacity,
        @Sealed @Nullable String trainer,
        @Nullable Role audience) {

    public SessionPlan {
        modules = List.copyOf(modules);
        areas = List.copyOf(areas);
    }

    /** Whether a unit is invited, by its path. */
    boolean invites(List<String> path) {
        return areas.stream().anyMatch(path::contains);
    }

    /** Whether the officers of such a unit are meant. */
    boolean isFor(UnitKind kind) {
        return audience == null || audience == roleAt(kind);
    }

    /** Whether a unit is invited: it lies in an area, and its officers are meant. */
    public boolean isOfferedTo(List<String> path, UnitKind kind) {
        return invites(path) && isFor(kind);
    }

    private static @Nullable Role roleAt(UnitKind kind) {
        return switch (kind) {
            case POINT -> Role.POINT_OFFICER;
            case STATION -> Role.STATION_OFFICER;
            case COUNTY -> null;
        };
    }

    @Override
    public String toString() {
        return "SessionPlan " + mode + " " + startsAt; // a name stays out of logs
    }
}
