package org.steelyard.platform.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How topics are made.
 *
 * @param partitions of every topic, the same for all so that all facts of a unit meet
 * @param replication copies of each partition; 1 for one machine, 3 for a cluster
 * @param deadLetterRetention how long dead letters are kept
 */
@ConfigurationProperties("steelyard.topics")
public record TopicSettings(
        @DefaultValue("4") int partitions,
        @DefaultValue("1") short replication,
        @DefaultValue("90d") Duration deadLetterRetention) {}
