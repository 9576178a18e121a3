package org.steelyard.assessment.inspection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
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

    private final Inspections inspections;
    private final NetworkRegistry network;
    private final OfficeRegistry offices;
    private final Outbox outbox;
    private final Counter recorded;

    InspectionRecording(
            Inspections inspections,
            NetworkRegistry network,
            OfficeRegistry offices,
            Outbox outbox,
            MeterRegistry meters) {
        this.inspections = inspections;
        this.network = network;
        this.offices = offices;
        this.outbox = outbox;
        this.recorded = Counter.builder("steelyard.inspections.recorded")
                .description("Inspections entered")
                .register(meters);
    }

    /** Enters what was found at a unit. The inspector is the caller's own unit or office, unless old records are taken over. */
    public Created<Inspection> record(
            String unitCode,
            Set<InspectionItem> passed,
            @Nullable String inspector,
            Caller by,
            Moment at,
            Conditions conditions) {
        by.require(Role.STATION_OFFICER, Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.IMPORTER);
        var unit = inspected(unitCode, by, at);
        var inspection = Inspection.of(conditions.newId(), unit.ref(), inspectorOf(unit, inspector, by), passed, at);
        var created = outbox.create(inspection, conditions, inspection.record(by));
        if (created.fresh()) {
            recorded.increment();
        }
        return created;
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
