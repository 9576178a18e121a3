package org.steelyard.assessment.score;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits and paces of scoring.
 *
 * @param applicationId of the stream, and how its topics begin; another one scores the same log anew, beside this one
 * @param stateDirectory where the stream keeps its state; it can be rebuilt from Kafka
 * @param threads stream threads of this process for the first engine
 * @param rebuildThreads the same for an engine that was made by a rebuild, which has a whole log to read
 * @param flushEvery how often units that heard something are scored
 * @param idleShare while facts come in, a flush is followed by so many times its own duration without one, over all partitions
 *     of a thread, so that hearing goes on
 * @param flushBatch most units scored in one flush
 * @param commitEvery how often what was only heard is kept for good; what was scored is visible at once
 * @param cachedUnits most units kept decoded per partition
 * @param cacheBytes write cache of the state stores
 * @param batchBytes most bytes gathered for a partition of the state's log before they are sent
 * @param newsRetention how long the stage's talk with itself is kept; it only has to outlive a stop
 * @param sessionTimeout after which a killed process's share is taken over
 * @param heartbeat of the stream of scores to browsers
 * @param streamLifetime after which a browser has to come again
 * @param maxFacts most facts an as-of answer may load
 * @param maxStreams most open streams to browsers
 */
@ConfigurationProperties("steelyard.scoring")
public record ScoringSettings(
        @DefaultValue("steelyard-assessment") String applicationId,
        @DefaultValue(".steelyard/assessment-streams") String stateDirectory,
        @DefaultValue("1") int threads,
        @DefaultValue("2") int rebuildThreads,
        @DefaultValue("50ms") Duration flushEvery,
        @DefaultValue("3") int idleShare,
        @DefaultValue("1000") int flushBatch,
        @DefaultValue("1s") Duration commitEvery,
        @DefaultValue("5000") int cachedUnits,
        @DefaultValue("16777216") long cacheBytes,
        @DefaultValue("131072") int batchBytes,
        @DefaultValue("30d") Duration newsRetention,
        @DefaultValue("10s") Duration sessionTimeout,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("1h") Duration streamLifetime,
        @DefaultValue("500000") int maxFacts,
        @DefaultValue("1000") int maxStreams) {}
