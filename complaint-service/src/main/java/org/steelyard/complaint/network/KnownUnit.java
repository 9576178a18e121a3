package org.steelyard.complaint.network;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.NetworkEvent.Appointment;
import org.steelyard.contracts.NetworkEvent.UnitEvent;
import org.steelyard.contracts.UnitRef;

/**
 * A unit as the network last told of it.
 *
 * @param code the division code
 * @param name what its plaque says, none if learnt before names were kept
 * @param unit its place in the network
 * @param openedOn first day of service
 * @param closedOn last day of service, if closed
 * @param phoneKeys keyed hashes of the phones of everyone ever appointed there, none if learnt before these were told
 * @param sequence the number of the fact it comes from; an older one changes nothing
 */
@Document("units")
public record KnownUnit(
        @Id String code,
        @Nullable String name,
        UnitRef unit,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable List<String> phoneKeys,
        long sequence,
        @Version @Nullable Long version) {

    /** Whether the unit serves people on that day. */
    public boolean isOpenOn(LocalDate day) {
        return !day.isBefore(openedOn) && (closedOn == null || !day.isAfter(closedOn));
    }

    /** Whether a phone of anybody there was ever told, so that it can be said whose phone is not theirs. */
    boolean hasPhones() {
        return phoneKeys != null && !phoneKeys.isEmpty();
    }

    static KnownUnit from(UnitEvent event, @Nullable Long version) {
        var state = event.state();
        return new KnownUnit(
                event.origin().unit().code(),
                state.name(),
                event.origin().unit(),
                state.openedOn(),
                state.closedOn(),
                state.officers().stream()
                        .map(Appointment::phoneKey)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                event.sequence(),
                version);
    }
}
