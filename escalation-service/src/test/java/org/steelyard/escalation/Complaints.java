package org.steelyard.escalation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ComplaintWithdrawn;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.escalation.complaint.ComplaintFacts;

/** Complaints for tests. */
public final class Complaints {

    public static final String COUNTY = "350428000000";
    public static final String STATION_CODE = "350428100000";
    public static final String POINT_CODE = "350428100201";
    public static final UnitRef STATION = new UnitRef(STATION_CODE, UnitKind.STATION, List.of(COUNTY, STATION_CODE));
    public static final UnitRef POINT =
            new UnitRef(POINT_CODE, UnitKind.POINT, List.of(COUNTY, STATION_CODE, POINT_CODE));

    /** A Monday morning before an ordinary week. */
    public static final Instant MONDAY = Instant.parse("2026-11-16T02:00:00Z");

    private Complaints() {}

    public static ComplaintReceived aComplaintAt(UnitRef unit, String yuan) {
        return received(unit, yuan, Category.GENERAL, Harm.NONE, Channel.APP, MONDAY);
    }

    public static ComplaintReceived aComplaintOf(Harm harm, Category category) {
        return received(POINT, "20", category, harm, Channel.APP, MONDAY);
    }

    public static ComplaintReceived received(
            UnitRef unit, String yuan, Category category, Harm harm, Channel channel, Instant at) {
        var id = UUID.randomUUID().toString();
        return new ComplaintReceived(
                new Origin("complaint-service", id, 1, at, at, unit, Role.POINT_OFFICER, channel),
                unit.code() + "-2026-0001",
                category,
                Money.cny(yuan),
                1,
                harm,
                true,
                null);
    }

    public static ComplaintWithdrawn withdrawn(ComplaintReceived received) {
        var origin = received.origin();
        return new ComplaintWithdrawn(new Origin(
                origin.source(),
                origin.subject(),
                2,
                origin.occurredAt(),
                origin.recordedAt(),
                origin.unit(),
                origin.actorRole(),
                origin.channel()));
    }

    public static ComplaintFacts facts(ComplaintReceived received) {
        return ComplaintFacts.of(received);
    }
}
