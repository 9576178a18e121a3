package org.steelyard.assessment.duty;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.assessment.attachment.Attachments;
import org.steelyard.assessment.network.NetworkRegistry;
import org.steelyard.assessment.network.OfficeRegistry;
import org.steelyard.assessment.network.Unit;
import org.steelyard.contracts.Role;
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

/**
 * Writes down what units did: each its own, a station also how its points met their targets, the county what concerns it
 * and what a unit left out.
 */
@Service
public class DutyRecording {

    private final Duties duties;
    private final NetworkRegistry network;
    private final OfficeRegistry offices;
    private final Attachments attachments;
    private final Outbox outbox;
    private final MeterRegistry meters;

    DutyRecording(
            Duties duties,
            NetworkRegistry network,
            OfficeRegistry offices,
            Attachments attachments,
            Outbox outbox,
            MeterRegistry meters) {
        this.duties = duties;
        this.network = network;
        this.offices = offices;
        this.attachments = attachments;
        this.outbox = outbox;
        this.meters = meters;
    }

    /** Writes a record down; one with an external reference that was taken in before is answered as it stands. */
    public Created<Duty> record(DutyKind kind, RecordDuty asked, Caller by, Moment at, Conditions conditions) {
        by.require(kind.recorder().roles());
        var unit = unitOf(kind, asked.unit(), by, at);
        requireSound(asked, unit, by);
        var id = idOf(asked.externalReference(), unit, conditions);
        var duty = Duty.of(id, kind, unit.ref(), asked, at);
        if (duties.find(id) == null) {
            attachments.claim(duty.evidence(), unit.ref(), id, "evidence");
        }
        var created = outbox.create(duty, conditions, duty.record(by, unit.parent()));
        if (created.fresh()) {
            meters.counter("steelyard.duties.recorded", "kind", kind.wire()).increment();
        }
        return created;
    }

    private Unit unitOf(DutyKind kind, @Nullable String stated, Caller by, Moment at) {
        var code = stated == null ? by.unit() : stated;
        var unit = code == null ? null : network.lookUp(code);
        if (unit == null || !by.covers(unit.path())) {
            throw new FieldRefused("unit", "unknown-unit");
        }
        if (!kind.countsFor(unit.kind())) {
            throw new FieldRefused("unit", "unit-kind", kind.units().toString());
        }
        requireRecorder(kind, unit, by);
        if (!unit.isOpenOn(WorkingCalendar.dateOf(at.occurredAt()))) {
            throw new FieldRefused("occurredAt", "unit-not-open");
        }
        return unit;
    }

    /** A station sees its points, but does not write their records; whoever acts for the county does. */
    private static void requireRecorder(DutyKind kind, Unit unit, Caller by) {
        if (by.is(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.IMPORTER)) {
            return;
        }
        var writer = kind.recorder() == DutyKind.Recorder.PARENT ? unit.parent() : unit.id();
        if (writer == null || !writer.equals(by.unit())) {
            throw new NotAllowed();
        }
    }

    private void requireSound(RecordDuty asked, Unit unit, Caller by) {
        if (asked.papers() != null && !by.isImporter()) {
            throw new FieldRefused("papers", "importer-only");
        }
        switch (asked) {
            case RecordDuty.PatrolRecorded patrol
            when patrol.problems() > patrol.premises() ->
                throw new FieldRefused("problems", "range", 0, patrol.premises());
            case RecordDuty.CoordinationHeld held -> requireKnown(held.offices(), unit);
            case RecordDuty.JointActionHeld held -> requireKnown(held.offices(), unit);
            default -> {
                // nothing beyond what each field says by itself
            }
        }
    }

    private void requireKnown(List<String> codes, Unit unit) {
        for (int i = 0; i < codes.size(); i++) {
            var office = offices.lookUp(codes.get(i));
            if (office == null || !office.county().equals(unit.county())) {
                throw new FieldRefused("offices[" + i + "]", "unknown-office");
            }
        }
        if (codes.stream().distinct().count() < codes.size()) {
            throw new FieldRefused("offices", "twice");
        }
    }

    private static String idOf(@Nullable String reference, Unit unit, Conditions conditions) {
        return reference == null
                ? conditions.newId()
                : UUID.nameUUIDFromBytes(("duty|" + unit.id() + "|" + reference).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    /** A record of a unit in the caller's area. */
    public Duty duty(String id, Caller caller) {
        var duty = duties.require(id);
        if (!caller.covers(duty.unit())) {
            throw new NotFound("duty", id);
        }
        return duty;
    }

    /** One more than a page of the records of an area, by default the caller's. */
    public List<Duty> duties(
            @Nullable String unitCode,
            @Nullable DutyKind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Caller caller,
            PageRequest page) {
        var area = unitCode == null ? caller.area() : unitCode;
        if (area == null) {
            throw new FieldRefused("unit", "required");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw new FieldRefused("to", "before-from");
        }
        var unit = network.lookUp(area);
        if (unit == null || !caller.covers(unit.path())) {
            throw new NotFound("unit", area);
        }
        return duties.within(area, kind, from, to, page);
    }
}
