package org.steelyard.escalation.warning.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.WarningCategory;
import org.steelyard.escalation.warning.RelayState;
import org.steelyard.escalation.warning.WarningRelay;
import org.steelyard.escalation.warning.WarningStanding;

/**
 * A warning, and who of the caller's area has passed it on.
 *
 * @param relayDueAt deadline L5
 * @param counts of the caller's area
 * @param units of the caller's area
 */
record WarningView(
        String id,
        WarningCategory category,
        String title,
        String content,
        List<String> areas,
        Instant issuedAt,
        Instant relayDueAt,
        Map<RelayState, Long> counts,
        List<UnitView> units) {

    static WarningView of(WarningStanding standing) {
        var warning = standing.warning();
        return new WarningView(
                warning.id(),
                warning.issue().category(),
                warning.issue().title(),
                warning.issue().content(),
                warning.issue().areas(),
                warning.issuedAt(),
                warning.relayDueAt(),
                standing.counts(),
                standing.units().stream().map(UnitView::of).toList());
    }

    /** Nothing but relays and the passing of L5 changes what is seen. */
    static String tag(WarningStanding standing) {
        var counts = standing.counts();
        return "%d-%d-%d"
                .formatted(
                        counts.get(RelayState.RELAYED),
                        counts.get(RelayState.RELAYED_LATE),
                        counts.get(RelayState.OVERDUE));
    }

    /** One unit's part. */
    record UnitView(
            String unit,
            String name,
            UnitKind kind,
            RelayState state,
            @Nullable Instant relayedAt,
            boolean evidence) {

        static UnitView of(WarningStanding.UnitStanding standing) {
            var relay = standing.relay();
            return new UnitView(
                    standing.unit().code(),
                    standing.unit().name(),
                    standing.unit().kind(),
                    standing.state(),
                    relay == null ? null : relay.relayedAt(),
                    relay != null && relay.photo() != null);
        }
    }

    /** A unit's relay. */
    record RelayView(
            String warning,
            String unit,
            Instant relayedAt,
            Instant recordedAt,
            boolean late,
            @Nullable String note,
            @Nullable String photo) {

        static RelayView of(WarningRelay relay) {
            return new RelayView(
                    relay.warning(),
                    relay.unit().code(),
                    relay.relayedAt(),
                    relay.recordedAt(),
                    relay.late(),
                    relay.note(),
                    relay.photo() == null
                            ? null
                            : "/api/warnings/" + relay.warning() + "/relays/"
                                    + relay.unit().code() + "/photo");
        }
    }
}
