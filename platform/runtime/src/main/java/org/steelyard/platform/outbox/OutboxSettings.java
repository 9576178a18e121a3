package org.steelyard.platform.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the relay.
 *
 * @param queue events waiting to be handed to the producer, at most; beyond that the sweep takes them
 * @param sweepInterval how often what was left behind is looked for
 * @param fullSweepInterval how often the store is searched even if this process left nothing behind
 * @param sweepBatch aggregates read at a time
 * @param closeTimeout how long a stop waits for what is under way
 * @param attempts how often a change without {@code If-Match} is tried when another change came between
 */
@ConfigurationProperties("steelyard.outbox")
public record OutboxSettings(
        @DefaultValue("10000") int queue,
        @DefaultValue("2s") Duration sweepInterval,
        @DefaultValue("60s") Duration fullSweepInterval,
        @DefaultValue("500") int sweepBatch,
        @DefaultValue("10s") Duration closeTimeout,
        @DefaultValue("5") int attempts) {}
