package org.steelyard.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.steelyard.gateway.signin.SessionToken;
import org.steelyard.gateway.telemetry.Trace;

/** Which headers are passed on, and what is said of where a request came from. */
final class Headers {

    /** RFC 9110, 7.6.1: these speak of one connection, never of the message. */
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** The client says these to the gateway, or the gateway itself says them to the service. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "host",
            "content-length",
            "expect",
            "cookie",
            "forwarded",
            SessionToken.PROOF_HEADER.toLowerCase(Locale.ROOT),
            Trace.PARENT,
            Trace.STATE);

    private Headers() {}

    static void pass(HttpServletRequest from, HttpRequest to) {
        var named = namedBy(from.getHeader("connection"));
        for (var names = from.getHeaderNames(); names.hasMoreElements(); ) {
            var name = names.nextElement();
            var lower = name.toLowerCase(Locale.ROOT);
            // what a client says of where it comes from is not believed
            if (ofTheConnection(lower, named) || NOT_FORWARDED.contains(lower) || lower.startsWith("x-forwarded-")) {
                continue;
            }
            for (var values = from.getHeaders(name); values.hasMoreElements(); ) {
                to.addHeader(name, values.nextElement());
            }
        }
        to.addHeader("X-Forwarded-For", from.getRemoteAddr());
        to.addHeader("X-Forwarded-Proto", from.getScheme());
        to.addHeader("X-Forwarded-Host", hostOf(from));
        to.addHeader("X-Forwarded-Port", String.valueOf(from.getServerPort()));
    }

    static void pass(HttpResponse from, HttpServletResponse to) {
        var connection = from.getFirstHeader("connection");
        var named = namedBy(connection == null ? null : connection.getValue());
        for (var headers = from.headerIterator(); headers.hasNext(); ) {
            var header = headers.next();
            if (!ofTheConnection(header.getName().toLowerCase(Locale.ROOT), named)) {
                to.addHeader(header.getName(), header.getValue());
            }
        }
    }

    /** Whether the other side takes no more requests on this connection. */
    static boolean endsTheConnection(HttpResponse answer) {
        var connection = answer.getFirstHeader("connection");
        return connection != null && connection.getValue().equalsIgnoreCase("close");
    }

    private static boolean ofTheConnection(String lower, Set<String> named) {
        return OF_THE_CONNECTION.contains(lower) || named.contains(lower);
    }

    private static Set<String> namedBy(@Nullable String connection) {
        if (connection == null || connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close")) {
            return Set.of();
        }
        var named = new HashSet<String>();
        for (var name : connection.split(",", -1)) {
            named.add(name.strip().toLowerCase(Locale.ROOT));
        }
        return named;
    }

    private static String hostOf(HttpServletRequest request) {
        var host = request.getHeader("host");
        return host == null ? request.getServerName() : host;
    }
}
