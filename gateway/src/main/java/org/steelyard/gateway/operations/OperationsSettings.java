package org.steelyard.gateway.operations;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where the services tell their metrics, and how much is read of them.
 *
 * @param management scheme, host and port of each service's management side, by the service's name
 * @param timeout for one service's metrics; a service that takes longer is shown as one that does not answer
 * @param maxMetrics the most that is read of one service
 * @param freshFor how long a look serves everyone who asks
 * @param window over which rates and percentiles are taken, once that much has been seen
 */
@Validated
@ConfigurationProperties("steelyard.gateway.operations")
record OperationsSettings(
        @DefaultValue Map<String, @NotNull URI> management,
        @DefaultValue("2s") Duration timeout,
        @DefaultValue("8MB") DataSize maxMetrics,
        @DefaultValue("5s") Duration freshFor,
        @DefaultValue("1m") Duration window) {}
