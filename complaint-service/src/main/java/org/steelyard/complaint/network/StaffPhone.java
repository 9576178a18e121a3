package org.steelyard.complaint.network;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.NetworkEvent.Appointment;

/**
 * Whose phone a number is in the network. The number itself is never known here: only its keyed hash, as the network tells
 * it, and as the ledger makes of the numbers people give.
 *
 * @param key the keyed hash
 * @param holders who had it where and when, without saying who
 */
@Document("staffPhones")
record StaffPhone(
        @Id String key,
        List<Holder> holders,
        @Version @Nullable Long version) {

    StaffPhone {
        holders = List.copyOf(holders);
    }

    /**
     * One appointment with this phone.
     *
     * @param unit where
     * @param from first day
     * @param to last day, none if not ended
     */
    record Holder(String unit, LocalDate from, @Nullable LocalDate to) {

        boolean serves(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    static StaffPhone unknown(String key) {
        return new StaffPhone(key, List.of(), null);
    }

    /** As it is once a unit told of all its appointments, those without this phone among them. */
    StaffPhone of(String unit, List<Appointment> appointments) {
        var elsewhere = holders.stream().filter(holder -> !holder.unit().equals(unit));
        var here = appointments.stream()
                .filter(appointment -> key.equals(appointment.phoneKey()))
                .map(appointment -> new Holder(unit, appointment.from(), appointment.to()));
        return new StaffPhone(key, Stream.concat(elsewhere, here).toList(), version);
    }

    boolean isOfStaff(LocalDate day) {
        return holders.stream().anyMatch(holder -> holder.serves(day));
    }

    boolean isOfStaffOf(String unit, LocalDate day) {
        return holders.stream().anyMatch(holder -> holder.unit().equals(unit) && holder.serves(day));
    }
}
