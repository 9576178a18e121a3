package org.steelyard.assessment.network;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.NetworkEvent.Appointment;

/**
 * An officer's time at a unit, with the name and phone that only the registry knows.
 *
 * @param officer opaque id of the person
 * @param from first day
 * @param recordedAt when the appointment was written down
 * @param to last day, if ended
 * @param endRecordedAt when the end was written down
 */
public record Tenure(
        String officer,
        String name,
        @Nullable String phone,
        LocalDate from,
        Instant recordedAt,
        @Nullable LocalDate to,
        @Nullable Instant endRecordedAt) {

    static Tenure begin(Appointee person, LocalDate from, Instant recordedAt) {
        return new Tenure(person.officer(), person.name(), person.phone(), from, recordedAt, null, null);
    }

    Tenure end(LocalDate lastDay, Instant recorded) {
        return new Tenure(officer, name, phone, from, recordedAt, lastDay, recorded);
    }

    boolean isOpen() {
        return to == null;
    }

    /** Whether it reaches to a day or beyond it. */
    boolean reaches(LocalDate day) {
        return to == null || !to.isBefore(day);
    }

    /** The latest day known of it. */
    LocalDate lastKnownDay() {
        return to == null ? from : to;
    }

    /** What may be told: never the name. */
    Appointment told() {
        return new Appointment(officer, from, recordedAt, to, endRecordedAt);
    }

    @Override
    public String toString() {
        return "Tenure of " + officer + " from " + from; // a record's own would put a name into logs
    }
}
