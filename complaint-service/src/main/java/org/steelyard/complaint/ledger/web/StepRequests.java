package org.steelyard.complaint.ledger.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.AttemptOutcome;
import org.steelyard.contracts.DeclineGround;
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
}
