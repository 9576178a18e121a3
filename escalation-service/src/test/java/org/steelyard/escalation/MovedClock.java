package org.steelyard.escalation;

import java.time.Clock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A service whose time is set by hand; where it lies is the same for all its tests, so that they share one. */
@TestConfiguration(proxyBeanMethods = false)
public class MovedClock {

    @Bean
    @Primary
    Clock settableClock() {
        return new SettableClock(Complaints.MONDAY);
    }
}
