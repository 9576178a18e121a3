package org.steelyard.platform.telemetry;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries traces past the log: what is told names the step it was told in, and what is done about it is a step of the same
 * trace. Whether a trace is recorded was decided at the gateway, see docs/adr/0024; one that is not costs a look at a header.
 */
@Component
public class Traces {

    /** The W3C header that names a trace, the step in it, and whether it is recorded. */
    public static final String PARENT = "traceparent";

    /** What is older is heard again, by a rebuild or a new group, and its trace was over long ago. */
    private static final Duration FOLLOWED = Duration.ofHours(1);

    private final Tracer tracer;
    private final Propagator propagator;
    private final Clock clock;

    public Traces(Tracer tracer, Propagator propagator, Clock clock) {
        this.tracer = tracer;
        this.propagator = propagator;
        this.clock = clock;
    }

    /** Has what is told name the step that this thread is in, if it is in one. */
    public void tell(BiConsumer<String, String> header) {
        var step = tracer.currentSpan();
        if (step != null) {
            propagator.inject(step.context(), header, (_, name, value) -> header.accept(name, value));
        }
    }

    /**
     * The step that a record was told in, none if its trace need not be followed.
     *
     * @param toldAtMillis since 1970
     */
    public @Nullable String parentIn(Headers headers, long toldAtMillis) {
        var parent = headers.lastHeader(PARENT);
        return parent == null || parent.value() == null || clock.millis() - toldAtMillis > FOLLOWED.toMillis()
                ? null
                : new String(parent.value(), StandardCharsets.US_ASCII);
    }

    /** Whether somebody keeps the steps of this trace. */
    public static boolean isRecorded(String parent) {
        // the last digit's lowest bit, W3C Trace Context 2.2.4.1
        return !parent.isEmpty() && (Character.digit(parent.charAt(parent.length() - 1), 16) & 1) == 1;
    }

    /** Begins a step that its caller ends. */
    public Span begin(String name, Span.Kind kind, String parent) {
        return after(parent).name(name).kind(kind).start();
    }

    /** Has all that this thread does belong to a step, its log lines too, until the scope is closed. */
    public Tracer.SpanInScope enter(Span step) {
        return tracer.withSpan(step);
    }

    /** Tells of a step that has just ended. */
    public void ended(String name, Span.Kind kind, @Nullable String parent, Instant begun) {
        if (parent != null && isRecorded(parent)) {
            after(parent)
                    .name(name)
                    .kind(kind)
                    .startTimestamp(begun.toEpochMilli(), TimeUnit.MILLISECONDS)
                    .start()
                    .end();
        }
    }

    private Span.Builder after(String parent) {
        return propagator.extract(parent, (known, name) -> name.equals(PARENT) ? known : null);
    }
}
