package org.steelyard.assessment.task;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a task is done.
 *
 * @param evidence files uploaded before that prove it
 * @param papers from the importer only: pieces of evidence kept on paper
 * @param answer what there is to say, kept in the record only
 */
public record CompleteTask(
        @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = "[A-Za-z0-9._:/-]{1,64}") String> evidence,

        @Nullable @Min(0) @Max(100) Integer papers,
        @Nullable @Size(max = 1000) String answer,
        @Nullable OffsetDateTime occurredAt,
        @Nullable OffsetDateTime recordedAt) {

    @Override
    public String toString() {
        return "CompleteTask"; // what is said may name people
    }
}
