package org.steelyard.gateway.telemetry;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Times each request under the name and tags Spring gives it elsewhere, and finds or begins its trace. By hand, because
 * Spring's observation of a request took more of the processor than everything else here together (docs/adr/0005).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestTelemetry extends OncePerRequestFilter {

    /** Any other method is counted as one, so that clients cannot make up series. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final MeterProvider<Timer> timers;
    private final TelemetrySettings settings;

    RequestTelemetry(MeterRegistry meters, TelemetrySettings settings) {
        this.timers = Timer.builder("http.server.requests")
                .description("Requests from clients, until the answer was written")
                .withRegistry(meters);
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var begun = System.nanoTime();
        var trace = Trace.of(request, settings.traced());
        trace.keepIn(request);
        try (var _ = MDC.putCloseable("traceId", trace.id())) {
            chain.doFilter(request, response);
        } finally {
            timers.withTags(tags(request, response)).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }

    private static Tags tags(HttpServletRequest request, HttpServletResponse response) {
        var status = response.getStatus();
        return Tags.of(
                "method",
                METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER",
                "outcome",
                outcome(status),
                "status",
                String.valueOf(status),
                "uri",
                // a pattern of ours, never what the client wrote
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                        ? pattern
                        : "UNKNOWN");
    }

    private static String outcome(int status) {
        return switch (status / 100) {
            case 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            case 5 -> "SERVER_ERROR";
            default -> "UNKNOWN";
        };
    }
}
