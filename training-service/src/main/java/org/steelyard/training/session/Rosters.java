package org.steelyard.training.session;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;
import org.steelyard.training.network.KnownUnit;
import org.steelyard.training.network.Network;
import org.steelyard.training.session.SessionHandling.RosterEntry;

/** Checks who is said to have been there against the network, and names every entry that cannot be. */
@Component
class Rosters {

    private final Network network;

    Rosters(Network network) {
        this.network = network;
    }

    List<Attendee> check(Session session, List<RosterEntry> present, String request, Caller by, Moment at) {
        var units = network.all(present.stream().map(RosterEntry::unit).collect(Collectors.toSet()));
        var day = WorkingCalendar.dateOf(at.occurredAt());
        var seen = new HashSet<String>();
        var attendees = new ArrayList<Attendee>();
        FieldRefused refused = null;
        for (int i = 0; i < present.size(); i++) {
            var entry = present.get(i);
            var unit = units.get(entry.unit());
            var wrong = seen.add(entry.officer()) ? wrong(session, entry.officer(), unit, day, by) : Wrong.TWICE;
            if (wrong != null) {
                var field = "officers[" + i + "]." + wrong.field;
                refused = refused == null ? new FieldRefused(field, wrong.reason) : refused.and(field, wrong.reason);
            } else if (unit != null) {
                attendees.add(new Attendee(
                        entry.officer(),
                        unit.ref(),
                        at.occurredAt(),
                        at.recordedAt(),
                        by.actingRole(),
                        by.channel(Channel.APP),
                        request,
                        SignInMeans.ROSTER));
            }
        }
        if (refused != null) {
            throw refused;
        }
        return attendees;
    }

    private static @Nullable Wrong wrong(
            Session session, String officer, @Nullable KnownUnit unit, LocalDate day, Caller by) {
        if (unit == null || !by.covers(unit.path())) {
            return Wrong.UNKNOWN_UNIT;
        }
        if (!session.plan().invites(unit.path())) {
            return Wrong.OUTSIDE_AREAS;
        }
        if (!session.plan().isFor(unit.kind())) {
            return Wrong.OUTSIDE_AUDIENCE;
        }
        return unit.isServedBy(officer, day) ? null : Wrong.NOT_APPOINTED;
    }

    private enum Wrong {
        TWICE("officer", "twice"),
        UNKNOWN_UNIT("unit", "unknown-unit"),
        OUTSIDE_AREAS("unit", "outside-areas"),
        OUTSIDE_AUDIENCE("unit", "outside-audience"),
        NOT_APPOINTED("officer", "not-appointed");

        private final String field;
        private final String reason;

        Wrong(String field, String reason) {
            this.field = field;
            this.reason = reason;
        }
    }
}
