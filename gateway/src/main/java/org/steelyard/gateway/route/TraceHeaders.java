package org.steelyard.gateway.route;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.apache.hc.core5.http.HttpRequest;

/** Carries the W3C trace context of the request being served on to the service. */
final class TraceHeaders {

    private final Tracer tracer;
    private final Propagator propagator;

    TraceHeaders(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    void pass(HttpRequest to) {
        var current = tracer.currentTraceContext().context();
        if (current != null) {
            propagator.inject(current, to, (_, name, value) -> to.setHeader(name, value));
        }
    }
}
