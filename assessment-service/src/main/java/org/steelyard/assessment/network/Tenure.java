package org.steelyard.assessment.network;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.NetworkEvent.Appointment;
import org.steelyard.platform.sealing.Sealed;

/**
 * An officer's time at a unit, with the name and phone that only the registry knows.
 *
 * @param officer opaque id of the person
 * @param phoneKey the same for the same phone, here and in complaint-service, and telling nothing of it
 * @param from first day
 * @param recordedAt when the appointment was written down
 * @param to last day, if ended
 * @param endRecordedAt when the end was written down
 */
public record Tenure(
        String officer,
        @Sealed String name,
        @Sealed @Nullable String phone,
        @Nullable String phoneKey,
        LocalDate from,
        Instant recordedAt,
        @Nullable LocalDate to,
        @Nullable Instant endRecordedAt) {

    static Tenure begin(Appointee person, LocalDate from, Instant recordedAt) {
        return new Tenure(
                person.officer(), person.name(), person.phone(), person.phoneKey(), from, recordedAt, null, null);
    }

    Tenure end(LocalDate lastDay, Instant recorded) {
        return new Tenure(officer, name, phone, phoneKey, from, recordedAt, lastDay, recorded);
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

    /** What may be told: never the name, of the phone only what equal ones have in common. */
    Appointment told() {
        return new Appointment(officer, from, recordedAt, to, endRecordedAt, phoneKey);
    }

    @Override
    public String toString() {
        return "Tenure of " + officer + " from " + from; // a record's own would put a name into logs
    }
}
