package org.steelyard.platform.telemetry;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
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
    WorkingCalendar workingCalendar() {
        return WorkingCalendar.china();
    }
}
