package org.steelyard.escalation.network;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;

/**
 * A unit as the registry last told of it.
 *
 * @param sequence of the fact it was taken from; an older one changes nothing
 * @param name the plaque name, which is public
 * @param path the codes from the county down to the unit itself
 * @param openedOn first day of service
 * @param closedOn last day of service, none while it is open
 */
@Document("units")
public record KnownUnit(
        @Id String code,
        long sequence,
        String name,
        UnitKind kind,
        List<String> path,
        LocalDate openedOn,
        @Nullable LocalDate closedOn) {

    public KnownUnit {
        path = List.copyOf(path);
    }

    /** The unit as events name it. */
    public UnitRef ref() {
        return new UnitRef(code, kind, path);
    }

    /** Whether it serves on that day; its first and its last day count. */
    public boolean isOpenOn(LocalDate day) {
        return !day.isBefore(openedOn) && (closedOn == null || !day.isAfter(closedOn));
    }

    /** Whether it lies in the given unit's area; every unit lies in its own. */
    public boolean within(String areaCode) {
        return path.contains(areaCode);
    }
}
