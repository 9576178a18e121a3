package org.steelyard.complaint.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.complaint.network.Network;
import org.steelyard.contracts.PhoneMatch;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * Says what is odd about a complainant's phone without telling it: staff phones are known by keyed hashes, other
 * complaints with the same number are found by its blind index, and only then names are compared in clear.
 */
@Component
class OddPhones {

    private final Network network;
    private final Complaints complaints;
    private final Findables findables;
    private final PhoneSettings settings;

    OddPhones(Network network, Complaints complaints, Findables findables, PhoneSettings settings) {
        this.network = network;
        this.complaints = complaints;
        this.findables = findables;
        this.settings = settings;
    }

    /** Whether the phone is that of the unit's own staff; none without a phone, or if no phone of its staff is known. */
    @Nullable
    Boolean byOwnStaff(Complaint complaint, Instant at) {
        var phone = phoneOf(complaint.entry());
        return phone == null
                ? null
                : network.isOfStaffOf(complaint.unit().code(), findables.phoneIndex(phone), WorkingCalendar.dateOf(at));
    }

    /** What is odd about the phone called; none if there is none. */
    @Nullable
    PhoneMatch match(Complaint complaint, Instant at) {
        var phone = phoneOf(complaint.entry());
        if (phone == null) {
            return null;
        }
        var key = findables.phoneIndex(phone);
        if (network.isOfStaff(key, WorkingCalendar.dateOf(at))) {
            return PhoneMatch.STAFF;
        }
        var since = at.minus(settings.sharedWithin());
        var names = complaints.naming(key, complaint.unit().path().getFirst(), since, settings.compared()).stream()
                .map(Complaint::entry)
                .filter(entry -> phone.equals(phoneOf(entry)))
                .map(OddPhones::nameOf)
                .filter(name -> !name.isEmpty() && !name.equals(nameOf(complaint.entry())))
                .distinct()
                .count();
        return names >= settings.otherNames() ? PhoneMatch.REUSED : PhoneMatch.NONE;
    }

    private static @Nullable String phoneOf(Entry entry) {
        var phone = entry.complainant().phone();
        var digits = phone == null ? "" : BlindPurpose.normalisedPhone(phone);
        return digits.isEmpty() ? null : digits;
    }

    private static String nameOf(Entry entry) {
        var name = entry.complainant().name();
        return name == null ? "" : BlindPurpose.normalised(name);
    }
}
