package org.steelyard.platform.telemetry;

import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.event.EventCodec;

/** The few beans that everything else is given. */
@Configuration(proxyBeanMethods = false)
class TelemetryConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    SpanExporters spanExporters(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(exporters
                .orderedStream()
                .<SpanExporter>map(WithoutMessages::new)
                .toList());
    }

    @Bean
    WorkingCalendar workingCalendar() {
        return WorkingCalendar.china();
    }
}
