package org.steelyard.assessment.inspection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.assessment.attachment.Attachments;
import org.steelyard.assessment.network.NetworkRegistry;
import org.steelyard.assessment.network.OfficeRegistry;
import org.steelyard.assessment.network.Unit;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.PageRequest;

/** What inspectors do: a station looks at its own points, the county at every station and point. */
@Service
public class InspectionRecording {

    /** Inspections looked at to say since when a defect is open. */
    private static final int LOOKED_BACK = 50;

    private final Inspections inspections;
    private final NetworkRegistry network;
    private final OfficeRegistry offices;
    private final Outbox outbox;
    private final Attachments attachments;
    private final Clock clock;
    private final Counter recorded;
    private final Counter fixed;

    InspectionRecording(
            Inspections inspections,
            NetworkRegistry network,
            OfficeRegistry offices,
            Outbox outbox,
            Attachments attachments,
            Clock clock,
            MeterRegistry meters) {
        this.inspections = inspections;
        this.network = network;
        this.offices = offices;
        this.outbox = outbox;
        this.attachments = attachments;
        this.clock = clock;
        this.recorded = Counter.builder("steelyard.inspections.recorded")
                .description("Inspections entered")
                .register(meters);
        this.fixed = Counter.builder("steelyard.inspections.fixed")
                .description("Defects put right")
                .register(meters);
    }

    /** Enters what was found at a unit. The inspector is the caller's own unit or office, unless old records are taken over. */
    public Created<Inspection> record(
            String unitCode,
            Inspection.Found found,
            @Nullable String reinspects,
            @Nullable String inspector,
            Caller by,
            Moment at,
            Conditions conditions) {
        by.require(Role.STATION_OFFICER, Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.IMPORTER);
        var unit = inspected(unitCode, by, at);
        requireSound(found);
        var first = reinspects == null ? null : firstOf(reinspects, unit, at);
        var id = conditions.newId();
        var inspection = Inspection.of(id, unit.ref(), inspectorOf(unit, inspector, by), found, first, at);
        if (inspections.find(id) == null) {
            attachments.claim(found.photos(), unit.ref(), id, "photos");
        }
        var created = outbox.create(inspection, conditions, inspection.record(by));
        if (created.fresh()) {
            recorded.increment();
        }
        return created;
    }

    private static void requireSound(Inspection.Found found) {
        var items = EnumSet.noneOf(InspectionItem.class);
        for (int i = 0; i < found.findings().size(); i++) {
            var item = found.findings().get(i).item();
            if (found.passed().contains(item)) {
                throw new FieldRefused("findings[" + i + "].item", "passed-item");
            }
            if (!items.add(item)) {
                throw new FieldRefused("findings[" + i + "].item", "twice");
            }
        }
    }

    /** A re-inspection hangs on the first of its row, so that the row is found at once. */
    private String firstOf(String id, Unit unit, Moment at) {
        var before = inspections.find(id);
        if (before == null || !before.unit().code().equals(unit.id())) {
            throw new FieldRefused("reinspects", "other-unit");
        }
        if (at.occurredAt().isBefore(before.occurredAt())) {
            throw new FieldRefused(
                    "occurredAt",
                    "before-inspection",
                    before.occurredAt()
                            .atZone(WorkingCalendar.ZONE)
                            .toOffsetDateTime()
                            .toString());
        }
        return before.reinspects() == null ? before.id() : before.reinspects();
    }

    /**
     * Says that a defect was put right: the unit's own officer shows it by evidence, who may inspect the unit has seen it.
     * It must stand in the last inspection before.
     */
    public Inspection fix(
            String id,
            InspectionItem item,
            List<String> evidence,
            int papers,
            Caller by,
            Moment at,
            Conditions conditions) {
        by.require(
                Role.POINT_OFFICER, Role.STATION_OFFICER, Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.IMPORTER);
        if (papers > 0 && !by.isImporter()) {
            throw new FieldRefused("papers", "importer-only");
        }
        return outbox.change(() -> inspection(id, by), conditions, inspection -> {
            requireFixer(inspection, evidence, by);
            var last = inspections.latestOf(inspection.unit().code(), at.occurredAt(), 1);
            if (!last.isEmpty()
                    && !last.getFirst().id().equals(id)
                    && !at.occurredAt().isBefore(inspection.occurredAt())) {
                throw new InspectionSuperseded(last.getFirst().id());
            }
            var fix = new Fix(item, at.occurredAt(), at.recordedAt(), by.actingRole(), List.copyOf(evidence), papers);
            var event = inspection.fix(fix, by, at);
            attachments.claim(evidence, inspection.unit(), id + "/" + item, "evidence");
            fixed.increment();
            return event;
        });
    }

    private static void requireFixer(Inspection inspection, List<String> evidence, Caller by) {
        if (by.is(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.IMPORTER)) {
            return;
        }
        if (inspection.unit().code().equals(by.unit())) {
            if (evidence.isEmpty()) {
                throw new FieldRefused("evidence", "evidence-needed");
            }
            return;
        }
        if (!by.is(Role.STATION_OFFICER)) {
            throw new NotAllowed();
        }
    }

    /** What is not in order at a unit of the caller's area. */
    public Defects defects(String unitCode, Caller caller) {
        var unit = network.lookUp(unitCode);
        if (unit == null || !caller.covers(unit.path())) {
            throw new NotFound("unit", unitCode);
        }
        return Defects.of(inspections.latestOf(unitCode, clock.instant(), LOOKED_BACK));
    }

    private Unit inspected(String code, Caller by, Moment at) {
        var unit = network.lookUp(code);
        if (unit == null || !by.covers(unit.path())) {
            throw new FieldRefused("unit", "unknown-unit");
        }
        if (unit.kind() == UnitKind.COUNTY) {
            throw new FieldRefused("unit", "station-or-point");
        }
        var wholeCounty = by.is(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.IMPORTER);
        if (!wholeCounty && (unit.kind() != UnitKind.POINT || !by.covers(List.of(String.valueOf(unit.parent()))))) {
            throw new NotAllowed();
        }
        if (!unit.isOpenOn(WorkingCalendar.dateOf(at.occurredAt()))) {
            throw new FieldRefused("occurredAt", "unit-not-open");
        }
        return unit;
    }

    private String inspectorOf(Unit inspected, @Nullable String stated, Caller by) {
        if (stated != null) {
            requireInspector(inspected, stated, by);
            return stated;
        }
        if (by.isImporter()) {
            throw new FieldRefused("inspector", "required");
        }
        var own = by.office() == null ? by.unit() : by.office();
        if (own == null) {
            throw new NotAllowed();
        }
        return own;
    }

    private void requireInspector(Unit inspected, String stated, Caller by) {
        if (!by.isImporter()) {
            throw new FieldRefused("inspector", "importer-only");
        }
        var office = offices.lookUp(stated);
        if (office != null && office.county().equals(inspected.county())) {
            return;
        }
        var above = inspected.path().indexOf(stated);
        if (above < 0 || above == inspected.path().size() - 1) {
            throw new FieldRefused("inspector", "inspector-not-above");
        }
    }

    /** An inspection of a unit in the caller's area. */
    public Inspection inspection(String id, Caller caller) {
        var inspection = inspections.require(id);
        if (!caller.covers(inspection.unit())) {
            throw new NotFound("inspection", id);
        }
        return inspection;
    }

    /** One more than a page of the inspections in a unit's area, by default the caller's. */
    public List<Inspection> inspections(@Nullable String unitCode, Caller caller, PageRequest page) {
        var area = unitCode == null ? caller.area() : unitCode;
        if (area == null) {
            throw new FieldRefused("unit", "required");
        }
        var unit = network.lookUp(area);
        if (unit == null || !caller.covers(unit.path())) {
            throw new NotFound("unit", area);
        }
        return inspections.within(area, page);
    }
}
