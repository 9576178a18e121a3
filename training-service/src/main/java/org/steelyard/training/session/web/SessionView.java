package org.steelyard.training.session.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.security.Caller;
import org.steelyard.training.session.Session;
import org.steelyard.training.session.SessionStatus;

/** A session as callers see it: of the roster, each sees those of the own area. */
record SessionView(
        String id,
        UnitRef unit,
        TrainingMode mode,
        List<String> modules,
        String title,
        @Nullable String place,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        List<String> areas,
        @Nullable Integer capacity,
        @Nullable String trainer,
        @Nullable Role audience,
        SessionStatus status,
        List<String> allowed,
        @Nullable LocalDate heldOn,
        int attendance,
        List<Present> officers) {

    static SessionView of(Session session, Caller caller) {
        var plan = session.plan();
        return new SessionView(
                session.id(),
                session.unit(),
                plan.mode(),
                plan.modules(),
                plan.title(),
                plan.place(),
                local(plan.startsAt()),
                local(plan.endsAt()),
                plan.areas(),
                plan.capacity(),
                plan.trainer(),
                plan.audience(),
                session.status(),
                session.status().allowed(),
                session.heldOn(),
                session.roster().size(),
                session.roster().stream()
                        .filter(attendee -> caller.covers(attendee.unit()))
                        .map(attendee ->
                                new Present(attendee.officer(), attendee.unit().code()))
                        .toList());
    }

    static OffsetDateTime local(Instant instant) {
        return instant.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
    }

    record Present(String officer, String unit) {}
}
