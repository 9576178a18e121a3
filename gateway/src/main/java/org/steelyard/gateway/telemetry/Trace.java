package org.steelyard.gateway.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request's step through here, in the trace that the client names or in a new one; the services go on from it. That is all
 * a client can say: what is recorded is decided here ({@link RecordedShare}), and what else it says of traces would be kept
 * with each event, so it goes no further.
 */
public final class Trace {

    /** The header that names the trace and the caller's step in it, W3C Trace Context. */
    public static final String PARENT = "traceparent";

    /** The header in which tracing systems speak to themselves. */
    public static final String STATE = "tracestate";

    private static final String ATTRIBUTE = Trace.class.getName();
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final TextMapGetter<HttpServletRequest> PARENT_ONLY = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return Collections.singleton(PARENT);
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String name) {
            return request == null || !name.equals(PARENT) ? null : request.getHeader(name);
        }
    };

    private final Span step;

    private Trace(Span step) {
        this.step = step;
    }

    /** Begins the step of a request. */
    static Trace begin(HttpServletRequest request, Tracer tracer) {
        var client = W3CTraceContextPropagator.getInstance().extract(Context.root(), request, PARENT_ONLY);
        var trace = new Trace(tracer.spanBuilder("request")
                .setParent(client)
                .setSpanKind(SpanKind.SERVER)
                .startSpan());
        request.setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    /** The trace of the request being served. */
    public static void pass(HttpServletRequest from, HttpRequest to) {
        if (from.getAttribute(ATTRIBUTE) instanceof Trace trace) {
            W3CTraceContextPropagator.getInstance()
                    .inject(Context.root().with(trace.step), to, (request, name, value) -> to.setHeader(name, value));
        }
    }

    String id() {
        return step.getSpanContext().getTraceId();
    }

    /** Ends the step; a route is a pattern of ours, never what the client wrote. */
    void end(String method, String route, int status) {
        if (step.isRecording()) {
            var _ = step.updateName(method + " " + route)
                    .setAttribute(METHOD, method)
                    .setAttribute(ROUTE, route)
                    .setAttribute(STATUS, (long) status);
            if (status >= 500) {
                var _ = step.setStatus(StatusCode.ERROR);
            }
        }
        step.end();
    }
}
