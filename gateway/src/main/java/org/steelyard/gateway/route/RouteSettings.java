package org.steelyard.gateway.route;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which path goes to which service, and the limits on the way.
 *
 * @param services by the name they go by in problems, metrics and documents
 * @param maxBody the largest request body; a body is read whole before any of it is passed on
 * @param largerBodies the paths that take larger ones; these too are read whole, so few may be large
 * @param connectTimeout for a connection to a service
 * @param responseTimeout for the first byte of an answer, and between two reads of it; not for streams
 * @param idleTimeout after which an unused connection is closed; less than the services' own (10 s), so that none is used
 *     that the other side is just closing
 * @param leaseTimeout how long a request waits while all connections to its service are in use
 * @param lifetime after which a connection is made anew, so that instances that came later get their share
 * @param maxConnections to each instance at once
 * @param maxStreams open event streams to each instance at once
 * @param breaker when an instance is left alone
 */
@Validated
@ConfigurationProperties("steelyard.gateway")
public record RouteSettings(
        @NotEmpty Map<String, @Valid Service> services,
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue List<@Valid LargerBody> largerBodies,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration responseTimeout,
        @DefaultValue("5s") Duration idleTimeout,
        @DefaultValue("1s") Duration leaseTimeout,
        @DefaultValue("1m") Duration lifetime,
        @Min(1) @DefaultValue("200") int maxConnections,
        @Min(1) @DefaultValue("1000") int maxStreams,
        @Valid @DefaultValue Breaker breaker) {

    /** How many bytes a request to this path may have. */
    int maxBodyBytes(String path) {
        var parsed = PathContainer.parsePath(path);
        return Math.toIntExact(largerBodies.stream()
                .filter(larger -> larger.matches(parsed))
                .findFirst()
                .map(LargerBody::max)
                .orElse(maxBody)
                .toBytes());
    }

    /**
     * A path that takes larger bodies than others.
     *
     * @param path a pattern, such as <code>/api/complaints/{id}/attachments</code>
     * @param max the size at most
     */
    public record LargerBody(@NotBlank String path, DataSize max) {
        boolean matches(PathContainer asked) {
            return PathPatternParser.defaultInstance.parse(path).matches(asked);
        }
    }

    /**
     * One service.
     *
     * @param uri scheme, host and port of each instance, or of the one name that the platform resolves to them
     * @param paths patterns that go there, unchanged
     * @param streams paths among them that never end: passed on as they come, without a response timeout
     */
    public record Service(
            @NotEmpty List<URI> uri,
            @NotEmpty List<String> paths,
            @DefaultValue List<String> streams) {}

    /**
     * When an instance is left alone.
     *
     * @param failurePercent of the last calls that failed (5xx, timeout, no connection), from which on no more are sent
     * @param calls how many last calls are looked at
     * @param minimumCalls below which nothing is concluded
     * @param openFor how long a failing instance is left alone, and one that said it is about to stop is asked last
     * @param trialCalls how many calls then find out whether it is back
     */
    public record Breaker(
            @Min(1) @Max(100) @DefaultValue("50") int failurePercent,
            @Min(1) @DefaultValue("20") int calls,
            @Min(1) @DefaultValue("10") int minimumCalls,
            @DefaultValue("5s") Duration openFor,
            @Min(1) @DefaultValue("3") int trialCalls) {}
}
