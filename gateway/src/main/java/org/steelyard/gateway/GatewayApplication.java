package org.steelyard.gateway;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The gateway's process. Spring observes nothing in it: an observation of each step costs more than the step, see
 * docs/adr/0005; requests, breakers and connections are measured by hand.
 */
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = {ObservationAutoConfiguration.class, WebMvcObservationAutoConfiguration.class})
@ConfigurationPropertiesScan
public class GatewayApplication {

    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
