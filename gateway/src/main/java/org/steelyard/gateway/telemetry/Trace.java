package org.steelyard.gateway.telemetry;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context of a request: the client's where it has one, else a new one. The gateway adds no span of its own,
 * because a span costs more than passing the request on.
 *
 * @param parent the header {@code traceparent}
 * @param state the header {@code tracestate}, if the client sent one
 */
public record Trace(String parent, @Nullable String state) {

    /** The header that names the trace and the caller's step in it. */
    public static final String PARENT = "traceparent";

    /** The header that goes along with it. */
    public static final String STATE = "tracestate";

    private static final String ATTRIBUTE = Trace.class.getName();
    private static final int STATE_LIMIT = 512; // characters, W3C Trace Context 3.3.1.1
    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    static Trace of(HttpServletRequest request, double sampled) {
        var parent = request.getHeader(PARENT);
        if (parent == null || !VALID.matcher(parent).matches()) {
            return new Trace(begun(sampled), null);
        }
        var state = request.getHeader(STATE);
        return new Trace(parent, state == null || state.length() > STATE_LIMIT ? null : state);
    }

    /** The trace of the request being served. */
    public static void pass(HttpServletRequest from, HttpRequest to) {
        if (from.getAttribute(ATTRIBUTE) instanceof Trace trace) {
            to.setHeader(PARENT, trace.parent());
            if (trace.state() != null) {
                to.setHeader(STATE, trace.state());
            }
        }
    }

    void keepIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    String id() {
        return parent.substring(3, 35);
    }

    private static String begun(double sampled) {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        // an id of nothing but zeroes is invalid; a set bit excludes it
        return "00-" + hex.toHexDigits(random.nextLong() | 1) + hex.toHexDigits(random.nextLong()) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + (random.nextDouble() < sampled ? "-01" : "-00");
    }
}
