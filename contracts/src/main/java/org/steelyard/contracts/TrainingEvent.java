package org.steelyard.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is taught, when it was offered, and who completed it. */
@Topic(TrainingEvent.TOPIC)
public sealed interface TrainingEvent extends Event {
    String TOPIC = "training-events";

    /**
     * A version of the syllabus came into force.
     *
     * @param version counted from 1
     * @param validFrom first day in force
     * @param modules what is taught
     */
    @EventType("syllabus-published.v1")
    record SyllabusPublished(Origin origin, int version, LocalDate validFrom, List<SyllabusModule> modules)
            implements TrainingEvent {
        public SyllabusPublished {
            modules = List.copyOf(modules);
        }
    }

    /**
     * One module of a syllabus.
     *
     * @param code the module's code, stable across versions
     * @param selfStudy whether there is material to study it alone
     */
    record SyllabusModule(String code, boolean selfStudy) {}

    /**
     * A session was announced.
     *
     * @param areas the units whose subtrees are invited
     * @param audience the role invited there, none for everybody
     */
    @EventType("session-planned.v1")
    record SessionPlanned(
            Origin origin,
            TrainingMode mode,
            List<String> modules,
            Instant startsAt,
            Instant endsAt,
            List<String> areas,
            @Nullable Role audience)
            implements TrainingEvent {
        public SessionPlanned {
            modules = List.copyOf(modules);
            areas = List.copyOf(areas);
        }
    }

    /**
     * A session took place.
     *
     * @param heldOn the local date
     * @param areas units whose subtrees were invited: the modules count as offered to every unit in them
     * @param audience the role invited there, none for everybody: to units without it nothing was offered
     */
    @EventType("session-held.v1")
    record SessionHeld(
            Origin origin,
            TrainingMode mode,
            List<String> modules,
            LocalDate heldOn,
            List<String> areas,
            int attendance,
            @Nullable Role audience)
            implements TrainingEvent {
        public SessionHeld {
            modules = List.copyOf(modules);
            areas = List.copyOf(areas);
        }

        /** A session for everybody. */
        public SessionHeld(
                Origin origin,
                TrainingMode mode,
                List<String> modules,
                LocalDate heldOn,
                List<String> areas,
                int attendance) {
            this(origin, mode, modules, heldOn, areas, attendance, null);
        }
    }

    /** A planned session will not take place. */
    @EventType("session-cancelled.v1")
    record SessionCancelled(Origin origin) implements TrainingEvent {}

    /**
     * An officer completed a module; at most once per officer, module and year, and counted for the officer's unit.
     *
     * @param officer opaque id of the person
     * @param module the module's code
     * @param year the calendar year it counts for
     * @param mode how it was taught
     * @param basis what makes it valid
     * @param session the session attended, none for self-study
     */
    @EventType("training-completed.v1")
    record TrainingCompleted(
            Origin origin,
            String officer,
            String module,
            int year,
            TrainingMode mode,
            CompletionBasis basis,
            @Nullable String session)
            implements TrainingEvent {}

    /** A completion was found invalid. */
    @EventType("completion-revoked.v1")
    record CompletionRevoked(Origin origin, String officer, String module, int year) implements TrainingEvent {}

    /**
     * An officer signed in at two sessions at the same time, or too far apart to have been at both; it counts for the
     * officer's unit and asks a person to look.
     *
     * @param officer opaque id of the person
     * @param session one of the two, which is the subject
     * @param other the other session
     */
    @EventType("sign-ins-overlapped.v1")
    record SignInsOverlapped(Origin origin, String officer, String session, String other) implements TrainingEvent {}
}
