package org.steelyard.testkit.sample;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Stands in for a collector of traces. */
@Component
public class KeptSteps implements SpanExporter {

    private final List<SpanData> kept = new CopyOnWriteArrayList<>();

    /** What is known of one trace by now. */
    public List<SpanData> of(String trace) {
        return kept.stream().filter(step -> step.getTraceId().equals(trace)).toList();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> steps) {
        kept.addAll(steps);
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
