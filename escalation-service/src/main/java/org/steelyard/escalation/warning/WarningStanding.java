package org.steelyard.escalation.warning;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A warning, and who of an area has passed it on.
 *
 * @param units the addressees in the area, in the order of their codes
 */
public record WarningStanding(Warning warning, List<UnitStanding> units) {

    public WarningStanding {
        units = List.copyOf(units);
    }

    /**
     * One unit's part.
     *
     * @param relay none while it has not
     */
    public record UnitStanding(
            Addressee unit, RelayState state, @Nullable WarningRelay relay) {}

    /** How many units stand how; every state is named. */
    public Map<RelayState, Long> counts() {
        var counts = new EnumMap<RelayState, Long>(RelayState.class);
        for (var state : RelayState.values()) {
            counts.put(state, 0L);
        }
        units.forEach(unit -> counts.merge(unit.state(), 1L, Long::sum));
        return counts;
    }

    static WarningStanding of(Warning warning, String area, Map<String, WarningRelay> relays, Instant now) {
        return new WarningStanding(
                warning,
                warning.audienceIn(area).stream()
                        .map(unit -> {
                            var relay = relays.get(WarningRelay.idOf(warning.id(), unit.code()));
                            return new UnitStanding(unit, state(relay, warning, now), relay);
                        })
                        .toList());
    }

    private static RelayState state(@Nullable WarningRelay relay, Warning warning, Instant now) {
        if (relay != null) {
            return relay.late() ? RelayState.RELAYED_LATE : RelayState.RELAYED;
        }
        return now.isAfter(warning.relayDueAt()) ? RelayState.OVERDUE : RelayState.DUE;
    }
}
