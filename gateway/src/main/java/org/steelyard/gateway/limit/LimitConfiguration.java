package org.steelyard.gateway.limit;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steelyard.gateway.problem.Problems;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    RateLimit rateLimit(RateLimitSettings settings, Problems problems) {
        return new RateLimit(settings, problems);
    }

    /** The limit counts inside the security chain, where the account is known, and nowhere else. */
    @Bean
    FilterRegistrationBean<RateLimit> rateLimitOnlyInTheSecurityChain(RateLimit rateLimit) {
        var registration = new FilterRegistrationBean<>(rateLimit);
        registration.setEnabled(false);
        return registration;
    }
}
