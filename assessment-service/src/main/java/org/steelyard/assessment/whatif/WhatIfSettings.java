package org.steelyard.assessment.whatif;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits and pace of what-ifs.
 *
 * @param maxRunning jobs that run at once in a process
 * @param maxWaiting jobs that wait for their turn at most
 * @param unitsPerSecond most units scored a second, so that live scores are not held up
 * @param lease after which a job that gives no sign of life is taken up by another process; it gives one every sixth of that
 * @param maxRestarts how often a job is taken up again before it has failed, so that none brings down one process after another
 * @param keep how long a job and its result can be read
 */
@ConfigurationProperties("steelyard.what-if")
public record WhatIfSettings(
        @DefaultValue("1") int maxRunning,
        @DefaultValue("10") int maxWaiting,
        @DefaultValue("200") int unitsPerSecond,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("5") int maxRestarts,
        @DefaultValue("7d") Duration keep) {}
