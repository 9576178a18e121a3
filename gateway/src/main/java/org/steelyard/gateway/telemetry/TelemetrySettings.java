package org.steelyard.gateway.telemetry;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is kept of requests.
 *
 * @param traced the share of traces that is recorded, 0 to 1
 * @param tracedPerSecond the most requests a second that are
 */
@Validated
@ConfigurationProperties("steelyard.gateway.telemetry")
record TelemetrySettings(
        @DecimalMin("0") @DecimalMax("1") @DefaultValue("1") double traced,
        @Positive @DefaultValue("50") int tracedPerSecond) {}
