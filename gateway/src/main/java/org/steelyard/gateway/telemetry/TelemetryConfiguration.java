package org.steelyard.gateway.telemetry;

import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Decides for the whole system which requests are recorded: none, if nobody wants to hear of them. */
@Configuration(proxyBeanMethods = false)
class TelemetryConfiguration {

    @Bean
    Sampler sampler(ObjectProvider<SpanExporter> exporters, TelemetrySettings settings) {
        return exporters.stream().findAny().isPresent() ? new RecordedShare(settings) : Sampler.alwaysOff();
    }
}
