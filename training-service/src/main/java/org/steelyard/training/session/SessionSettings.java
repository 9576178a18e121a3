package org.steelyard.training.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of sessions.
 *
 * @param maxAttendance people on one roster at most
 * @param maxLength from start to end at most
 * @param concurrency completions of one roster written at the same time
 * @param finishAfter when completions still missing are taken to be left by a crash, not under way
 * @param finishBatch sessions finished at a time after a crash
 */
@ConfigurationProperties("steelyard.training")
record SessionSettings(
        @DefaultValue("2000") int maxAttendance,
        @DefaultValue("92d") Duration maxLength,
        @DefaultValue("16") int concurrency,
        @DefaultValue("30s") Duration finishAfter,
        @DefaultValue("100") int finishBatch) {}
