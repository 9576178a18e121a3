package org.steelyard.platform.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of consuming.
 *
 * @param retries how often a record is tried again before it goes to the dead letters
 * @param firstBackOff the first pause between tries; each next one is twice as long
 * @param maxBackOff the longest pause
 * @param positionInterval how often the store takes note of how far was read; as much is read again at most after a start
 */
@ConfigurationProperties("steelyard.inbox")
public record InboxSettings(
        @DefaultValue("6") int retries,
        @DefaultValue("200ms") Duration firstBackOff,
        @DefaultValue("5s") Duration maxBackOff,
        @DefaultValue("10s") Duration positionInterval) {}
