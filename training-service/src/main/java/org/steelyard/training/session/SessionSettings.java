package org.steelyard.training.session;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of sessions.
 *
 * @param maxAttendance people on one roster at most
 * @param maxLength from start to end at most
 * @param concurrency completions of one roster written at the same time
 * @param finishAfter when completions still missing are taken to be left by a crash, not under way
 * @param finishBatch sessions finished at a time after a crash
 * @param travelTime least time between the end of a session and the start of one elsewhere to be at both
 */
@Validated
@ConfigurationProperties("steelyard.training")
record SessionSettings(
        @Min(1) @Max(10_000) @DefaultValue("2000") int maxAttendance,
        @NotNull @DefaultValue("92d") Duration maxLength,
        @Min(1) @Max(256) @DefaultValue("16") int concurrency,
        @NotNull @DefaultValue("30s") Duration finishAfter,
        @Min(1) @DefaultValue("100") int finishBatch,
        @NotNull @DefaultValue("30m") Duration travelTime) {

    SessionSettings {
        if (maxLength.isNegative() || finishAfter.isNegative() || travelTime.isNegative()) {
            throw new IllegalArgumentException("max-length, finish-after and travel-time cannot be negative");
        }
    }
}
