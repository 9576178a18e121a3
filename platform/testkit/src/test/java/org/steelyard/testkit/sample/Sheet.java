package org.steelyard.testkit.sample;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.DutyEvent.InspectionRecorded;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;

/** Something that can be filled in again and again. */
@Document("sheets")
public class Sheet extends Aggregate {
    private final String source;
    private int lines;

    public Sheet(String id, String source) {
        super(id);
        this.source = source;
    }

    public InspectionRecorded fill(Instant now) {
        lines++;
        return new InspectionRecorded(
                new Origin(
                        source,
                        id(),
                        nextSequence(),
                        now,
                        now,
                        new UnitRef("350428100201", UnitKind.POINT, List.of("350428000000", "350428100201")),
                        Role.STATION_OFFICER,
                        Channel.APP),
                "350428100000",
                Set.of(InspectionItem.NAME));
    }

    public int lines() {
        return lines;
    }
}
