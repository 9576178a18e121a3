package org.steelyard.assessment.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.NetworkEvent.Appointment;
import org.steelyard.contracts.NetworkEvent.UnitEvent;
import org.steelyard.contracts.NetworkEvent.UnitState;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;

/** A unit as the registry told of it once; the newest known one holds. */
public record UnitCard(UnitRef unit, UnitState state, long sequence, Instant recordedAt, String eventId) {

    /** The card an event of the registry shows. */
    public static UnitCard of(UnitEvent event) {
        return new UnitCard(event.origin().unit(), event.state(), event.sequence(), event.recordedAt(), event.id());
    }

    /** The station a point belongs to; none for others. */
    public @Nullable String station() {
        var path = unit.path();
        return unit.kind() == UnitKind.POINT && path.size() > 1 ? path.get(path.size() - 2) : null;
    }

    /** Whether the unit serves on that day; the last day of service counts. */
    public boolean openOn(LocalDate day) {
        var closed = state.closedOn();
        return !day.isBefore(state.openedOn()) && (closed == null || !day.isAfter(closed));
    }

    /** Who is appointed on that day, as far as it was written down by then. */
    List<String> officersOn(LocalDate day, Instant asOf) {
        return state.officers().stream()
                .filter(appointment -> holds(appointment, day, asOf))
                .map(Appointment::officer)
                .distinct()
                .toList();
    }

    private static boolean holds(Appointment appointment, LocalDate day, Instant asOf) {
        if (appointment.recordedAt().isAfter(asOf) || day.isBefore(appointment.from())) {
            return false;
        }
        var to = appointment.to();
        var ended = appointment.endRecordedAt();
        var endKnown = ended == null || !ended.isAfter(asOf);
        return to == null || !endKnown || !day.isAfter(to);
    }
}
