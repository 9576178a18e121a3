package org.steelyard.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import org.steelyard.gateway.problem.Problems;

/** What the gateway says where a service gave no answer: which service, whether anything was passed on, when to come back. */
final class Refusals {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final String SERVICE = "service";

    private final Problems problems;
    private final RouteSettings settings;
    private final String retrySeconds;
    private final String timeoutSeconds;

    Refusals(Problems problems, RouteSettings settings) {
        this.problems = problems;
        this.settings = settings;
        this.retrySeconds = seconds(settings.breaker().openFor());
        this.timeoutSeconds = seconds(settings.responseTimeout());
    }

    /** Headers speak in whole seconds, and never of none. */
    private static String seconds(Duration duration) {
        return String.valueOf(Math.max(1, Math.ceilDiv(duration.toMillis(), 1000L)));
    }

    int maxBodyBytes(HttpServletRequest request) {
        return settings.maxBodyBytes(request.getRequestURI());
    }

    ServerResponse bodyTooLarge(HttpServletRequest request) {
        return new Refused(
                problems.of(
                        HttpStatus.CONTENT_TOO_LARGE, "body-too-large", request, String.valueOf(maxBodyBytes(request))),
                null,
                problems);
    }

    /**
     * What became of a request that no instance answered.
     *
     * @param failure of the last one that was asked; none while all are being left alone
     */
    ServerResponse noAnswer(HttpServletRequest request, String service, @Nullable IOException failure) {
        return switch (failure) {
            case null -> unavailable(request, service, null);
            case ConnectionRequestTimeoutException busy ->
                refused(HttpStatus.SERVICE_UNAVAILABLE, "service-busy", request, service, "1", busy);
            case IOException away when Forwarding.wasNotSent(away) -> unavailable(request, service, away);
            case SocketTimeoutException slow ->
                refused(HttpStatus.GATEWAY_TIMEOUT, "service-timeout", request, service, timeoutSeconds, slow);
            case IOException brokenOff ->
                refused(HttpStatus.BAD_GATEWAY, "service-broke-off", request, service, retrySeconds, brokenOff);
        };
    }

    private ServerResponse unavailable(HttpServletRequest request, String service, @Nullable Exception cause) {
        return refused(HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable", request, service, retrySeconds, cause);
    }

    private ServerResponse refused(
            HttpStatus status,
            String name,
            HttpServletRequest request,
            String service,
            String seconds,
            @Nullable Exception cause) {
        if (cause != null) { // an open breaker would say the same once a request
            log.atWarn()
                    .addKeyValue(SERVICE, service)
                    .addKeyValue("problem", name)
                    .addKeyValue("cause", cause.getClass().getSimpleName())
                    .log("Service gave no answer");
        }
        var problem = problems.of(status, name, request, problems.nameOf(service, request), seconds);
        problem.setProperty(SERVICE, service);
        var retryAfter = status == HttpStatus.SERVICE_UNAVAILABLE ? seconds : null;
        return new Refused(problem, retryAfter, problems);
    }
}
