package org.steelyard.gateway.telemetry;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Tracer;
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
    private final Tracer tracer;

    RequestTelemetry(MeterRegistry meters, Tracer tracer) {
        this.timers = Timer.builder("http.server.requests")
                .description("Requests from clients, until the answer was written")
                .withRegistry(meters);
        this.tracer = tracer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var begun = System.nanoTime();
        var trace = Trace.begin(request, tracer);
        try (var _ = MDC.putCloseable("traceId", trace.id())) {
            chain.doFilter(request, response);
        } finally {
            var method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
            var route = routeOf(request);
            var status = response.getStatus();
            timers.withTags(tags(method, route, status)).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            trace.end(method, route, status);
        }
    }

    /** A pattern of ours, never what the client wrote. */
    private static String routeOf(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                ? pattern
                : "UNKNOWN";
    }

    private static Tags tags(String method, String route, int status) {
        return Tags.of("method", method, "outcome", outcome(status), "status", String.valueOf(status), "uri", route);
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
