package org.steelyard.escalation.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the notification stream.
 *
 * @param heartbeat how often an idle stream carries a sign of life; a missed nudge is made good by then
 * @param maxStreams open streams of this process at most
 * @param maxStreamsPerAccount open streams of one account at most
 * @param streamLifetime after how long a stream is ended, for the client to come again with a fresh token
 * @param batch notifications read from the store at a time, for one stream
 * @param concurrentReads streams that read from the store at the same time at most
 */
@ConfigurationProperties("steelyard.notifications")
public record NotificationSettings(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("5000") int maxStreams,
        @DefaultValue("20") int maxStreamsPerAccount,
        @DefaultValue("30m") Duration streamLifetime,
        @DefaultValue("100") int batch,
        @DefaultValue("32") int concurrentReads) {}
