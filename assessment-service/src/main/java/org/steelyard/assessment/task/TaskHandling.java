package org.steelyard.assessment.task;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.assessment.attachment.Attachments;
import org.steelyard.assessment.network.NetworkRegistry;
import org.steelyard.assessment.network.OfficeRegistry;
import org.steelyard.assessment.network.Unit;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TaskKind;
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

/** Departments ask stations and points of their area for help, and each other questions; who was asked says when it is done. */
@Service
public class TaskHandling {

    private final Tasks tasks;
    private final NetworkRegistry network;
    private final OfficeRegistry offices;
    private final Attachments attachments;
    private final Outbox outbox;
    private final MeterRegistry meters;

    TaskHandling(
            Tasks tasks,
            NetworkRegistry network,
            OfficeRegistry offices,
            Attachments attachments,
            Outbox outbox,
            MeterRegistry meters) {
        this.tasks = tasks;
        this.network = network;
        this.offices = offices;
        this.attachments = attachments;
        this.outbox = outbox;
        this.meters = meters;
    }

    /** Asks a unit for something; with an external reference taken in before, the first is answered. */
    public Created<Task> assign(AssignTask asked, Caller by, Moment at, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.OFFICE_OFFICER, Role.IMPORTER);
        var unit = askedUnit(asked, by);
        var day = WorkingCalendar.dateOf(at.occurredAt());
        if (!unit.isOpenOn(day)) {
            throw new FieldRefused("occurredAt", "unit-not-open");
        }
        if (asked.dueOn().isBefore(day)) {
            throw new FieldRefused("dueOn", "before-assignment", day.toString());
        }
        var assignment = new Task.Assignment(assignerOf(unit, asked.assigner(), by), asked.dueOn(), asked.text());
        var task = Task.of(idOf(asked, unit, conditions), asked.kind(), unit.ref(), assignment, by, at);
        var created = outbox.create(task, conditions, task.assign(by));
        count(created.fresh(), asked.kind(), "assigned");
        return created;
    }

    private static String idOf(AssignTask asked, Unit unit, Conditions conditions) {
        return asked.externalReference() == null
                ? conditions.newId()
                : UUID.nameUUIDFromBytes(("task|" + unit.id() + "|" + asked.externalReference())
                                .getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private Unit askedUnit(AssignTask asked, Caller by) {
        var code = asked.unit() == null && asked.kind() == TaskKind.QUESTION ? countyOf(by) : asked.unit();
        if (code == null) {
            throw new FieldRefused("unit", "required");
        }
        var unit = network.lookUp(code);
        if (unit == null || !mayAsk(unit, asked.kind(), by)) {
            throw new FieldRefused("unit", "unknown-unit");
        }
        if ((unit.kind() == UnitKind.COUNTY) != (asked.kind() == TaskKind.QUESTION)) {
            throw new FieldRefused(
                    "unit",
                    "unit-kind",
                    asked.kind() == TaskKind.QUESTION
                            ? List.of(UnitKind.COUNTY).toString()
                            : List.of(UnitKind.STATION, UnitKind.POINT).toString());
        }
        return unit;
    }

    private @Nullable String countyOf(Caller by) {
        var office = by.office() == null ? null : offices.lookUp(by.office());
        if (office != null) {
            return office.county();
        }
        return by.path().isEmpty() ? null : by.path().getFirst();
    }

    /** An office asks the units whose area it serves, and its county. */
    private boolean mayAsk(Unit unit, TaskKind kind, Caller by) {
        if (by.covers(unit.path())) {
            return true;
        }
        var office = by.office() == null ? null : offices.lookUp(by.office());
        return office != null
                && office.county().equals(unit.county())
                && (kind == TaskKind.QUESTION
                        || office.state().covers().stream().anyMatch(unit.path()::contains));
    }

    private String assignerOf(Unit unit, @Nullable String stated, Caller by) {
        if (stated != null && !by.isImporter()) {
            throw new FieldRefused("assigner", "importer-only");
        }
        if (by.isImporter()) {
            var office = stated == null ? null : offices.lookUp(stated);
            if (office == null || !office.county().equals(unit.county())) {
                if (stated == null || !stated.equals(unit.county())) {
                    throw new FieldRefused("assigner", "office-required");
                }
            }
            return Objects.requireNonNull(stated);
        }
        var own = by.office() == null ? by.unit() : by.office();
        if (own == null) {
            throw new NotAllowed();
        }
        return own;
    }

    /** Says that a task is done: by who was asked, and a question by another department than the asking one. */
    public Task complete(String id, CompleteTask asked, Caller by, Moment at, Conditions conditions) {
        by.require(
                Role.POINT_OFFICER,
                Role.STATION_OFFICER,
                Role.COUNTY_REGULATOR,
                Role.GOVERNANCE_OFFICE,
                Role.OFFICE_OFFICER,
                Role.IMPORTER);
        if (asked.papers() != null && !by.isImporter()) {
            throw new FieldRefused("papers", "importer-only");
        }
        var evidence = asked.evidence() == null ? List.<String>of() : asked.evidence();
        var papers = asked.papers() == null ? 0 : asked.papers();
        return outbox.change(() -> task(id, by), conditions, task -> {
            requireAsked(task, by);
            var event = task.complete(evidence, papers, asked.answer(), by, at);
            attachments.claim(evidence, task.unit(), id, "evidence");
            count(true, task.kind(), "completed");
            return event;
        });
    }

    private void requireAsked(Task task, Caller by) {
        if (by.isImporter()) {
            return;
        }
        if (task.kind() == TaskKind.TASK) {
            if (!task.unit().code().equals(by.unit())) {
                throw new NotAllowed();
            }
            return;
        }
        var own = by.office() == null ? by.unit() : by.office();
        // two departments may share the county's code; then their roles tell them apart
        if (task.assigner().equals(own) && task.assignerRole() == by.actingRole()) {
            throw new NotAllowed();
        }
    }

    /** A task of the caller's area, of the caller's office, or a question in the caller's county. */
    public Task task(String id, Caller caller) {
        var task = tasks.require(id);
        var inOffice = caller.office() != null
                && (task.assigner().equals(caller.office())
                        || (task.kind() == TaskKind.QUESTION
                                && task.unit().code().equals(countyOf(caller))));
        if (!caller.covers(task.unit()) && !inOffice) {
            throw new NotFound("task", id);
        }
        return task;
    }

    /** One more than a page of tasks: of a unit's area, by default the caller's; for an office those it assigned. */
    public List<Task> tasks(@Nullable String unitCode, @Nullable Boolean open, Caller caller, PageRequest page) {
        var area = unitCode == null ? caller.area() : unitCode;
        var unit = area == null ? null : network.lookUp(area);
        if (area != null && unit == null) {
            throw new NotFound("unit", area);
        }
        if (unit != null && caller.covers(unit.path())) {
            return tasks.within(unit.id(), open, page);
        }
        if (caller.office() == null) {
            throw area == null ? new FieldRefused("unit", "required") : new NotFound("unit", area);
        }
        return tasks.of(caller.office(), area, open, page);
    }

    private void count(boolean happened, TaskKind kind, String step) {
        if (happened) {
            meters.counter("steelyard.tasks", "kind", kind.name(), "step", step).increment();
        }
    }
}
