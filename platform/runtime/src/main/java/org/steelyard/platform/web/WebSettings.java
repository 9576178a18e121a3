package org.steelyard.platform.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Limits of the HTTP interface.
 *
 * @param maxBody a request body's size at most
 * @param maxImage the size of a body that is a picture at most
 * @param largerBodies the paths that take larger ones
 * @param maxIdempotencyKey characters of an {@code Idempotency-Key} at most
 * @param defaultPage items of a page if the caller does not say
 * @param maxPage items of a page at most
 * @param drain how long a service that is to stop goes on answering, each answer ending its connection; longer than its callers
 *     use a kept connection without looking whether it is still good (the gateway: 1 s)
 */
@ConfigurationProperties("steelyard.web")
public record WebSettings(
        @DefaultValue("256KB") DataSize maxBody,
        @DefaultValue("2MB") DataSize maxImage,
        @DefaultValue List<LargerBody> largerBodies,
        @DefaultValue("128") int maxIdempotencyKey,
        @DefaultValue("50") int defaultPage,
        @DefaultValue("200") int maxPage,
        @DefaultValue("2s") Duration drain) {

    public WebSettings {
        largerBodies = List.copyOf(largerBodies);
    }

    /** How many bytes a request to this path may have. */
    int maxBodyBytes(String path) {
        var parsed = PathContainer.parsePath(path);
        return Math.toIntExact(largerBodies.stream()
                .filter(larger -> larger.pattern().matches(parsed))
                .findFirst()
                .map(LargerBody::max)
                .orElse(maxBody)
                .toBytes());
    }

    /**
     * A path that takes larger bodies than others.
     *
     * @param path a pattern, such as <code>/api/complaints/{id}/attachments</code>
     * @param max the size at most; such a body is held in memory while it is served
     */
    public record LargerBody(String path, DataSize max) {
        PathPattern pattern() {
            return PathPatternParser.defaultInstance.parse(path);
        }
    }
}
