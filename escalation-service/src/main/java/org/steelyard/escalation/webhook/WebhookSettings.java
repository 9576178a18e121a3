package org.steelyard.escalation.webhook;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of webhooks.
 *
 * @param allowLoopback whether a receiver may be on this machine, and there without TLS; for development
 * @param allowPrivate whether a receiver may have an address of a private network
 * @param maxWebhooks webhooks at most, in all
 * @param maxPerRecipient webhooks of one recipient at most
 * @param sweepInterval how often all are looked at, for what a crash left behind and what waited for the morning
 * @param lease how long a replica that falls silent keeps a webhook; more than one notification's attempts together take
 * @param batch notifications read at a time, and told in one digest at most
 * @param connectTimeout to reach a receiver
 * @param timeout of one attempt, from the first byte to the last
 * @param maxAnswer bytes read of an answer
 * @param attempts of one notification in quick succession
 * @param firstRetry wait before the second attempt; doubled from then on, each half up or down by chance
 * @param maxRetry the longest of these waits
 * @param firstWait wait after all attempts failed; doubled from then on, each half up or down by chance
 * @param maxWait the longest of these waits
 * @param giveUpAfter how long a notification is tried before it goes to the dead letters
 * @param perHost calls to one host at the same time
 * @param breakerCalls failures in a row after which a receiver is left alone
 * @param breakerWait for how long
 * @param hours when what is not urgent may be pushed
 */
@ConfigurationProperties("steelyard.webhooks")
public record WebhookSettings(
        @DefaultValue("false") boolean allowLoopback,
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("500") int maxWebhooks,
        @DefaultValue("5") int maxPerRecipient,
        @DefaultValue("15s") Duration sweepInterval,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("100") int batch,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("8s") Duration timeout,
        @DefaultValue("4KB") DataSize maxAnswer,
        @DefaultValue("3") int attempts,
        @DefaultValue("500ms") Duration firstRetry,
        @DefaultValue("2s") Duration maxRetry,
        @DefaultValue("10s") Duration firstWait,
        @DefaultValue("10m") Duration maxWait,
        @DefaultValue("24h") Duration giveUpAfter,
        @DefaultValue("4") int perHost,
        @DefaultValue("6") int breakerCalls,
        @DefaultValue("30s") Duration breakerWait,
        @DefaultValue Hours hours) {

    public WebhookSettings {
        var longest =
                timeout.plus(connectTimeout).plus(maxRetry.multipliedBy(2)).multipliedBy(attempts);
        if (lease.compareTo(longest) < 0) {
            throw new IllegalArgumentException("steelyard.webhooks.lease must be at least " + longest
                    + ", or a webhook could be taken from a replica that is still at it");
        }
    }

    /**
     * The working day.
     *
     * @param start when the digest goes out
     * @param end from when on what is not urgent waits for the next morning
     */
    public record Hours(
            @DefaultValue("Asia/Shanghai") ZoneId zone,
            @DefaultValue("08:30") LocalTime start,
            @DefaultValue("18:00") LocalTime end) {}
}
