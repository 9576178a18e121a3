package org.steelyard.assessment.task;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.TaskKind;

/**
 * What is asked of whom.
 *
 * @param kind a task for a station or point, or a question between departments
 * @param unit who is asked; a question always goes to the county, so it need not be named
 * @param dueOn the last day on which it is done in time
 * @param text what is asked, kept in the record only
 * @param assigner from the importer only, and from him always: code of the office, or of the county, that asked
 * @param externalReference what the task is called where it comes from; the same again has no effect
 */
public record AssignTask(
        @NotNull TaskKind kind,
        @Nullable @Size(min = 1, max = 32) String unit,
        @NotNull LocalDate dueOn,
        @NotBlank @Size(max = 1000) String text,
        @Nullable @Size(min = 1, max = 64) String assigner,

        @Nullable @Pattern(regexp = "[A-Za-z0-9._:/-]{1,64}")
        String externalReference,

        @Nullable OffsetDateTime occurredAt,
        @Nullable OffsetDateTime recordedAt) {

    @Override
    public String toString() {
        return "AssignTask " + kind + " to " + unit; // what is asked may name people
    }
}
