package org.steelyard.gateway.console;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The web console.
 *
 * @param location where its files are
 * @param keepAssets how long browsers keep files that have a digest in their name
 * @param formsTo whom else than us forms may be sent to: the provider that people sign in at
 */
@ConfigurationProperties("steelyard.gateway.console")
record ConsoleSettings(
        @DefaultValue("classpath:/static/console/") String location,
        @DefaultValue("365d") Duration keepAssets,
        @Nullable URI formsTo) {}
