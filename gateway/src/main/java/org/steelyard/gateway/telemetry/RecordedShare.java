package org.steelyard.gateway.telemetry;

import io.github.bucket4j.Bucket;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.time.Duration;
import java.util.List;

/**
 * Which requests are recorded: a share of the traces, so that several requests in one are recorded alike, and never more than
 * so many in a second, for a client that chooses its trace chooses the share it falls in.
 */
final class RecordedShare implements Sampler {

    private final Sampler share;
    private final Bucket perSecond;

    RecordedShare(TelemetrySettings settings) {
        this.share = Sampler.traceIdRatioBased(settings.traced());
        this.perSecond = Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.tracedPerSecond())
                        .refillGreedy(settings.tracedPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    @Override
    public SamplingResult shouldSample(
            Context client, String trace, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        var wanted = share.shouldSample(client, trace, name, kind, attributes, links);
        return wanted.getDecision() == SamplingDecision.DROP || perSecond.tryConsume(1)
                ? wanted
                : SamplingResult.drop();
    }

    @Override
    public String getDescription() {
        return "a share of the traces, so many in a second";
    }
}
