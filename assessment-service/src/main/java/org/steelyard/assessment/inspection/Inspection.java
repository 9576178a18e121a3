package org.steelyard.assessment.inspection;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.DutyEvent.InspectionRecorded;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** One look at a unit by the Four Ones and the Four Unifieds; what was found does not change afterwards. */
@CheckReturnValue
@Document("inspections")
public class Inspection extends Aggregate {

    private static final String SOURCE = "assessment-service";

    private final UnitRef unit;
    private final String inspector;
    private final Set<InspectionItem> passed;
    private final Instant occurredAt;
    private final Instant recordedAt;
    private final String position;

    @PersistenceCreator
    Inspection(
            String id,
            UnitRef unit,
            String inspector,
            Set<InspectionItem> passed,
            Instant occurredAt,
            Instant recordedAt,
            String position) {
        super(id);
        this.unit = unit;
        this.inspector = inspector;
        this.passed = passed.isEmpty() ? Set.of() : EnumSet.copyOf(passed);
        this.occurredAt = occurredAt;
        this.recordedAt = recordedAt;
        this.position = position;
    }

    static Inspection of(String id, UnitRef unit, String inspector, Set<InspectionItem> passed, Moment at) {
        // lists run by time; the id makes equal times distinct
        var position = "%015d-%s".formatted(at.occurredAt().toEpochMilli(), id);
        return new Inspection(id, unit, inspector, passed, at.occurredAt(), at.recordedAt(), position);
    }

    InspectionRecorded record(Caller by) {
        var origin = new Origin(
                SOURCE, id(), nextSequence(), occurredAt, recordedAt, unit, by.actingRole(), by.channel(Channel.APP));
        return new InspectionRecorded(origin, inspector, passed);
    }

    public UnitRef unit() {
        return unit;
    }

    /** Code of the station or office that inspected. */
    public String inspector() {
        return inspector;
    }

    /** The items found in order; the others of the eight were not. */
    public Set<InspectionItem> passed() {
        return Set.copyOf(passed);
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    /** The place in a list by time. */
    public String position() {
        return position;
    }
}
