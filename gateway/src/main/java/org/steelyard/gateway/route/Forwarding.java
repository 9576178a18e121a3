package org.steelyard.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.function.Function;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.steelyard.gateway.signin.SessionToken;
import org.steelyard.gateway.telemetry.Trace;

/**
 * Passes requests on to one service, each once, and its answers back untouched. While the service fails, it is left alone
 * and the client is told so.
 */
final class Forwarding implements HandlerFunction<ServerResponse> {

    /** Replaced by the address as it came, which need not be parsed. */
    private static final URI ANY = URI.create("/");

    private final HttpHost service;
    private final Connections connections;
    private final CircuitBreaker breaker;
    private final Refusals refusals;
    private final Function<HttpServletRequest, String> address;

    Forwarding(
            HttpHost service,
            Connections connections,
            CircuitBreaker breaker,
            Refusals refusals,
            Function<HttpServletRequest, String> address) {
        this.service = service;
        this.connections = connections;
        this.breaker = breaker;
        this.refusals = refusals;
        this.address = address;
    }

    @Override
    public ServerResponse handle(ServerRequest request) throws IOException {
        var incoming = request.servletRequest();
        var limit = refusals.maxBodyBytes(incoming);
        if (incoming.getContentLengthLong() > limit) {
            return refusals.bodyTooLarge(incoming);
        }
        var body = bodyOf(incoming, limit + 1);
        if (body != null && body.length > limit) {
            return refusals.bodyTooLarge(incoming);
        }
        if (!breaker.tryAcquirePermission()) {
            return refusals.unavailable(incoming, breaker.getName(), null);
        }
        return exchange(incoming, outgoing(incoming, body));
    }

    /** Read whole before anything is sent: an oversize body reaches nobody, a slow client holds no service's connection. */
    private static byte @Nullable [] bodyOf(HttpServletRequest incoming, int atMost) throws IOException {
        return incoming.getContentLengthLong() > 0 || incoming.getHeader("transfer-encoding") != null
                ? incoming.getInputStream().readNBytes(atMost)
                : null;
    }

    /** Path and query as they came, encoded as the client encoded them. */
    static String unchanged(HttpServletRequest incoming) {
        var query = incoming.getQueryString();
        return query == null ? incoming.getRequestURI() : incoming.getRequestURI() + "?" + query;
    }

    private HttpUriRequestBase outgoing(HttpServletRequest incoming, byte @Nullable [] body) {
        var outgoing = new HttpUriRequestBase(incoming.getMethod(), ANY);
        outgoing.setPath(address.apply(incoming));
        Headers.pass(incoming, outgoing);
        SessionToken.pass(incoming, outgoing);
        Trace.pass(incoming, outgoing);
        if (body != null) {
            outgoing.setEntity(new ByteArrayEntity(body, null));
        }
        return outgoing;
    }

    private ServerResponse exchange(HttpServletRequest incoming, HttpUriRequestBase outgoing) throws IOException {
        var begun = breaker.getCurrentTimestamp();
        try {
            var answer = connections.open(service, outgoing);
            if (answer.getCode() >= 500) {
                failed(begun, new ServiceFailed(answer.getCode()));
            } else {
                breaker.onSuccess(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit());
            }
            return new Relayed(
                    answer, outgoing::cancel, broken -> refusals.brokeOff(incoming, breaker.getName(), broken));
        } catch (ConnectionRequestTimeoutException busy) {
            breaker.releasePermission(); // says nothing of the service
            return refusals.busy(incoming, breaker.getName(), busy);
        } catch (ConnectTimeoutException | ConnectException | NoRouteToHostException | UnknownHostException away) {
            failed(begun, away);
            return refusals.unavailable(incoming, breaker.getName(), away);
        } catch (SocketTimeoutException slow) {
            failed(begun, slow);
            return refusals.timeout(incoming, breaker.getName(), slow);
        } catch (IOException brokenOff) {
            failed(begun, brokenOff);
            return refusals.brokeOff(incoming, breaker.getName(), brokenOff);
        } catch (RuntimeException ours) {
            breaker.releasePermission();
            throw ours;
        }
    }

    private void failed(long begun, Exception failure) {
        breaker.onError(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit(), failure);
    }

    /** A service's own answer that it failed; counted, never thrown. */
    private static final class ServiceFailed extends Exception {
        private static final long serialVersionUID = 1L;

        ServiceFailed(int status) {
            super("Status " + status, null, false, false);
        }
    }
}
