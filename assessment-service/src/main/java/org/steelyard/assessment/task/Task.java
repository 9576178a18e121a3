package org.steelyard.assessment.task;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.DutyEvent.TaskAssigned;
import org.steelyard.contracts.DutyEvent.TaskCompleted;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TaskKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.sealing.Sealed;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** Something a unit was asked to do by a day, and its completion. */
@CheckReturnValue
@Document("tasks")
public class Task extends Aggregate {

    private static final String SOURCE = "assessment-service";

    private final TaskKind kind;
    private final UnitRef unit;
    private final String assigner;
    private final Role assignerRole;
    private final LocalDate dueOn;
    private final Instant occurredAt;
    private final Instant recordedAt;
    private final String position;
    private boolean open = true;
    private @Nullable Completion completion;

    @Sealed
    private String text;

    @Sealed
    private @Nullable String answer;

    @PersistenceCreator
    Task(
            String id,
            TaskKind kind,
            UnitRef unit,
            String assigner,
            Role assignerRole,
            LocalDate dueOn,
            Instant occurredAt,
            Instant recordedAt,
            String position,
            String text) {
        super(id);
        this.kind = kind;
        this.unit = unit;
        this.assigner = assigner;
        this.assignerRole = assignerRole;
        this.dueOn = dueOn;
        this.occurredAt = occurredAt;
        this.recordedAt = recordedAt;
        this.position = position;
        this.text = text;
    }

    static Task of(String id, TaskKind kind, UnitRef unit, Assignment asked, Caller by, Moment at) {
        return new Task(
                id,
                kind,
                unit,
                asked.assigner(),
                by.actingRole(),
                asked.dueOn(),
                at.occurredAt(),
                at.recordedAt(),
                "%015d-%s".formatted(at.occurredAt().toEpochMilli(), id),
                asked.text());
    }

    TaskAssigned assign(Caller by) {
        return new TaskAssigned(origin(by, new Moment(occurredAt, recordedAt)), kind, assigner, dueOn);
    }

    TaskCompleted complete(List<String> evidence, int papers, @Nullable String said, Caller by, Moment at) {
        if (completion != null) {
            throw new TaskDone(WorkingCalendar.dateOf(completion.occurredAt()));
        }
        if (at.occurredAt().isBefore(occurredAt)) {
            throw new FieldRefused(
                    "occurredAt",
                    "before-assignment",
                    occurredAt.atZone(WorkingCalendar.ZONE).toOffsetDateTime().toString());
        }
        completion = new Completion(at.occurredAt(), at.recordedAt(), List.copyOf(evidence), papers);
        answer = said;
        open = false;
        return new TaskCompleted(origin(by, at), evidence.size() + papers);
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

    public TaskKind kind() {
        return kind;
    }

    /** The unit that was asked; for a question between departments its county. */
    public UnitRef unit() {
        return unit;
    }

    /** Code of the office, or of the county, that asks. */
    public String assigner() {
        return assigner;
    }

    Role assignerRole() {
        return assignerRole;
    }

    /** The last day on which it is done in time. */
    public LocalDate dueOn() {
        return dueOn;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String text() {
        return text;
    }

    public @Nullable String answer() {
        return answer;
    }

    public @Nullable Completion completion() {
        return completion;
    }

    public boolean isOpen() {
        return open;
    }

    /** The place in a list by time. */
    public String position() {
        return position;
    }

    /**
     * What is asked.
     *
     * @param assigner code of the office, or of the county, that asks
     */
    record Assignment(String assigner, LocalDate dueOn, String text) {}

    /**
     * That it is done.
     *
     * @param evidence files that prove it
     * @param papers pieces of evidence on paper that the importer vouches for
     */
    public record Completion(Instant occurredAt, Instant recordedAt, List<String> evidence, int papers) {}
}
