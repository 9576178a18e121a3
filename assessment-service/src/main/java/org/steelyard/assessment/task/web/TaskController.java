package org.steelyard.assessment.task.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.task.AssignTask;
import org.steelyard.assessment.task.CompleteTask;
import org.steelyard.assessment.task.Task;
import org.steelyard.assessment.task.TaskHandling;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TaskKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

@RestController
@RequestMapping("/api/tasks")
class TaskController {

    private final TaskHandling handling;
    private final Clock clock;

    TaskController(TaskHandling handling, Clock clock) {
        this.handling = handling;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<TaskView> assign(@Valid @RequestBody AssignTask body, Caller caller, Conditions conditions) {
        var moment = moment(body.occurredAt(), body.recordedAt(), caller);
        return Answers.created(
                handling.assign(body, caller, moment, conditions), "/api/tasks", task -> TaskView.of(task, caller));
    }

    @PostMapping("/{id}/completion")
    ResponseEntity<TaskView> complete(
            @PathVariable String id, @Valid @RequestBody CompleteTask body, Caller caller, Conditions conditions) {
        var moment = moment(body.occurredAt(), body.recordedAt(), caller);
        return Answers.ok(handling.complete(id, body, caller, moment, conditions), task -> TaskView.of(task, caller));
    }

    @GetMapping
    Page<TaskView> list(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable Boolean open,
            Caller caller,
            PageRequest page) {
        return page.page(handling.tasks(unit, open, caller, page), Task::position, task -> TaskView.of(task, caller));
    }

    @GetMapping("/{id}")
    ResponseEntity<TaskView> get(@PathVariable String id, Caller caller) {
        return Answers.ok(handling.task(id, caller), task -> TaskView.of(task, caller));
    }

    private Moment moment(@Nullable OffsetDateTime occurredAt, @Nullable OffsetDateTime recordedAt, Caller caller) {
        return Moment.of(occurredAt, recordedAt, caller, clock.instant());
    }

    /** A task as it is shown; texts are not the operator's to read. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TaskView(
            String id,
            TaskKind kind,
            UnitRef unit,
            String assigner,
            LocalDate dueOn,
            boolean open,
            OffsetDateTime occurredAt,
            OffsetDateTime recordedAt,
            @Nullable String text,
            @Nullable Done completion) {

        static TaskView of(Task task, Caller caller) {
            var reads = !caller.is(Role.OPERATOR);
            return new TaskView(
                    task.id(),
                    task.kind(),
                    task.unit(),
                    task.assigner(),
                    task.dueOn(),
                    task.isOpen(),
                    local(task.occurredAt()),
                    local(task.recordedAt()),
                    reads ? task.text() : null,
                    Done.of(task, reads));
        }

        private static OffsetDateTime local(Instant instant) {
            return instant.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
        }
    }

    /** How a task was done. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Done(
            OffsetDateTime occurredAt,
            OffsetDateTime recordedAt,
            boolean onTime,
            List<String> evidence,
            int papers,
            @Nullable String answer) {

        static @Nullable Done of(Task task, boolean reads) {
            var completion = task.completion();
            return completion == null
                    ? null
                    : new Done(
                            TaskView.local(completion.occurredAt()),
                            TaskView.local(completion.recordedAt()),
                            !WorkingCalendar.dateOf(completion.occurredAt()).isAfter(task.dueOn()),
                            completion.evidence(),
                            completion.papers(),
                            reads ? task.answer() : null);
        }
    }
}
