package org.steelyard.complaint.network;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.NetworkEvent.UnitEvent;
import org.steelyard.contracts.UnitRef;

/**
 * A unit as the network last told of it.
 *
 * @param code the division code
 * @param unit its place in the network
 * @param openedOn first day of service
 * @param closedOn last day of service, if closed
 * @param sequence the number of the fact it comes from; an older one changes nothing
 */
@Document("units")
public record KnownUnit(
        @Id String code,
        UnitRef unit,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        long sequence,
        @Version @Nullable Long version) {

    /** Whether the unit serves people on that day. */
    public boolean isOpenOn(LocalDate day) {
        return !day.isBefore(openedOn) && (closedOn == null || !day.isAfter(closedOn));
    }

    static KnownUnit from(UnitEvent event, @Nullable Long version) {
        var state = event.state();
        return new KnownUnit(
                event.origin().unit().code(),
                event.origin().unit(),
                state.openedOn(),
                state.closedOn(),
                event.sequence(),
                version);
    }
}
