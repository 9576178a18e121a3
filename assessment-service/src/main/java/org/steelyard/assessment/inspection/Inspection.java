package org.steelyard.assessment.inspection;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.DutyEvent.DefectFixed;
import org.steelyard.contracts.DutyEvent.InspectionRecorded;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.sealing.Sealed;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** One look at a unit by the Four Ones and the Four Unifieds; what was found does not change afterwards, only what was put right. */
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
    private final @Nullable String reinspects;
    private final List<String> photos;
    private List<Fix> fixes = new ArrayList<>();

    @Sealed
    private List<Finding> findings;

    @Sealed
    private @Nullable String note;

    @PersistenceCreator
    Inspection(
            String id,
            UnitRef unit,
            String inspector,
            Set<InspectionItem> passed,
            Instant occurredAt,
            Instant recordedAt,
            String position,
            @Nullable String reinspects,
            @Nullable List<String> photos,
            @Nullable List<Finding> findings,
            @Nullable String note) {
        super(id);
        this.unit = unit;
        this.inspector = inspector;
        this.passed = passed.isEmpty() ? Set.of() : EnumSet.copyOf(passed);
        this.occurredAt = occurredAt;
        this.recordedAt = recordedAt;
        this.position = position;
        this.reinspects = reinspects;
        this.photos = photos == null ? List.of() : List.copyOf(photos);
        this.findings = findings == null ? List.of() : List.copyOf(findings);
        this.note = note;
    }

    static Inspection of(
            String id, UnitRef unit, String inspector, Found found, @Nullable String reinspects, Moment at) {
        // lists run by time; the id makes equal times distinct
        var position = "%015d-%s".formatted(at.occurredAt().toEpochMilli(), id);
        return new Inspection(
                id,
                unit,
                inspector,
                found.passed(),
                at.occurredAt(),
                at.recordedAt(),
                position,
                reinspects,
                found.photos(),
                found.findings(),
                found.note());
    }

    InspectionRecorded record(Caller by) {
        var origin = origin(by, new Moment(occurredAt, recordedAt));
        return new InspectionRecorded(origin, inspector, passed);
    }

    DefectFixed fix(Fix fix, Caller by, Moment at) {
        if (!isDefect(fix.item())) {
            throw new FieldRefused("item", "not-a-defect");
        }
        if (fixOf(fix.item()) instanceof Fix before) {
            throw new DefectFixedBefore(fix.item(), WorkingCalendar.dateOf(before.occurredAt()));
        }
        if (fix.occurredAt().isBefore(occurredAt)) {
            throw new FieldRefused(
                    "occurredAt",
                    "before-inspection",
                    occurredAt.atZone(WorkingCalendar.ZONE).toOffsetDateTime().toString());
        }
        fixes.add(fix);
        return new DefectFixed(origin(by, at), fix.item());
    }

    private Origin origin(Caller by, Moment at) {
        return new Origin(
                SOURCE,
                id(),
                nextSequence(),
                at.occurredAt(),
                at.recordedAt(),
                unit,
                by.actingRole(),
                by.channel(Channel.APP));
    }

    boolean isDefect(InspectionItem item) {
        return !passed.contains(item);
    }

    @Nullable
    Fix fixOf(InspectionItem item) {
        return fixes.stream().filter(fix -> fix.item() == item).findFirst().orElse(null);
    }

    @Nullable
    String findingOn(InspectionItem item) {
        return findings.stream()
                .filter(finding -> finding.item() == item)
                .map(Finding::text)
                .findFirst()
                .orElse(null);
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

    /** The first of the inspections this one follows up, none if it stands alone. */
    public @Nullable String reinspects() {
        return reinspects;
    }

    public List<String> photos() {
        return photos;
    }

    public List<Finding> findings() {
        return findings;
    }

    public @Nullable String note() {
        return note;
    }

    /** Its defects that were put right. */
    public List<Fix> fixes() {
        return List.copyOf(fixes);
    }

    /**
     * What an inspection found.
     *
     * @param passed the items in order
     * @param findings what was wrong with others
     * @param photos files uploaded before
     */
    public record Found(
            Set<InspectionItem> passed,
            List<Finding> findings,
            List<String> photos,
            @Nullable String note) {
        public Found {
            passed = Set.copyOf(passed);
            findings = List.copyOf(findings);
            photos = List.copyOf(photos);
        }

        @Override
        public String toString() {
            return "Found " + passed + " in order";
        }
    }
}
