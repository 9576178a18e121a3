package org.steelyard.complaint.ledger.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.steelyard.complaint.ledger.Timed;
import org.steelyard.contracts.AttemptOutcome;
import org.steelyard.contracts.CallbackGrade;
import org.steelyard.contracts.DeclineGround;
import org.steelyard.contracts.PauseReason;
import org.steelyard.contracts.ReopeningReason;
import org.steelyard.contracts.TerminationGround;

/** The bodies of the steps. */
final class StepRequests {

    private StepRequests() {}

    record AcceptComplaint(
            @Nullable OffsetDateTime occurredAt, @Nullable OffsetDateTime recordedAt) implements Timed {}

    record DeclineComplaint(
            @NotNull DeclineGround ground,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) implements Timed {}

    record AttemptMediation(
            @NotNull AttemptOutcome outcome,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) implements Timed {}

    record SettleComplaint(
            @Valid @Nullable Amount settledAmount,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt)
            implements Timed {}

    record TerminateMediation(
            @NotNull TerminationGround ground,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) implements Timed {}

    record WithdrawComplaint(
            @Nullable OffsetDateTime occurredAt, @Nullable OffsetDateTime recordedAt) implements Timed {}

    record ReopenComplaint(
            @NotNull ReopeningReason reason,
            @Nullable @Size(max = 500) String note,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt)
            implements Timed {}

    record PauseDeadline(
            @NotNull PauseReason reason,
            @Nullable @Size(max = 500) String note,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt)
            implements Timed {}

    record ResumeDeadline(
            @Nullable @Size(max = 500) String note,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt)
            implements Timed {}

    record RecordCallback(
            @NotNull CallbackGrade grade,
            @Nullable @Size(max = 500) String note,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt)
            implements Timed {}
}
