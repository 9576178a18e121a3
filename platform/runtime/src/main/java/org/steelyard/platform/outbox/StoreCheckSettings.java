package org.steelyard.platform.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service sees at its start that its store is not older than what it has told.
 *
 * @param enabled whether it looks; only where broker and store are not one system's may it be left out
 * @param tail how many records at the end of each partition are looked up in the store
 * @param interval how often it looks again while it could not, or while the store is older
 * @param timeout how long the broker may take to answer; a start does not wait longer
 * @param mend whether an older store is mended at the start
 */
@ConfigurationProperties("steelyard.store-check")
public record StoreCheckSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("200") int tail,
        @DefaultValue("10s") Duration interval,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("false") boolean mend) {}
