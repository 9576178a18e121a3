package org.steelyard.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.function.Function;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.steelyard.gateway.route.Instances.Instance;
import org.steelyard.gateway.signin.SessionToken;
import org.steelyard.gateway.telemetry.Trace;

/**
 * Passes requests on to one instance of a service and its answers back untouched. What was not sent, since the instance could
 * not be reached, goes to the next; a question that broke off is asked once more there, a change never.
 */
final class Forwarding implements HandlerFunction<ServerResponse> {

    /** Replaced by the address as it came, which need not be parsed. */
    private static final URI ANY = URI.create("/");

    /** RFC 9110, 9.2.1: asking them again changes nothing. */
    private static final Set<String> QUESTIONS = Set.of("GET", "HEAD", "OPTIONS");

    private final Instances instances;
    private final Connections connections;
    private final Refusals refusals;
    private final Function<HttpServletRequest, String> address;

    Forwarding(
            Instances instances,
            Connections connections,
            Refusals refusals,
            Function<HttpServletRequest, String> address) {
        this.instances = instances;
        this.connections = connections;
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
        return askInTurn(incoming, body);
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

    private ServerResponse askInTurn(HttpServletRequest incoming, byte @Nullable [] body) {
        IOException failure = null;
        for (var instance : instances.inTurn()) {
            if (!instance.breaker().tryAcquirePermission()) {
                continue;
            }
            try {
                return ask(instance, incoming, outgoing(incoming, body));
            } catch (IOException failed) {
                failure = failed;
                if (!wasNotSent(failed) && !mayBeAskedAgain(incoming, failed)) {
                    break;
                }
            }
        }
        return refusals.noAnswer(incoming, instances.service(), failure);
    }

    static boolean wasNotSent(IOException failure) {
        return failure instanceof ConnectTimeoutException
                || failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException
                || failure instanceof ConnectionRequestTimeoutException;
    }

    /** Not after a timeout: the next would take as long, and the client has waited enough. */
    private static boolean mayBeAskedAgain(HttpServletRequest incoming, IOException failure) {
        return QUESTIONS.contains(incoming.getMethod()) && !(failure instanceof SocketTimeoutException);
    }

    private ServerResponse ask(Instance instance, HttpServletRequest incoming, HttpUriRequestBase outgoing)
            throws IOException {
        var breaker = instance.breaker();
        var begun = breaker.getCurrentTimestamp();
        try {
            var answer = connections.open(instance.host(), outgoing);
            if (answer.getCode() >= 500) {
                failed(breaker, begun, new ServiceFailed(answer.getCode()));
            } else {
                breaker.onSuccess(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit());
            }
            if (answer.getCode() < 400 && Headers.endsTheConnection(answer)) {
                instance.leaves();
            }
            return new Relayed(
                    answer, outgoing::cancel, broken -> refusals.noAnswer(incoming, instances.service(), broken));
        } catch (ConnectionRequestTimeoutException busy) {
            breaker.releasePermission(); // says nothing of the service
            throw busy;
        } catch (ConnectException nobodyThere) {
            if (instances.areSeveral()) {
                breaker.releasePermission(); // learned at no cost, and the first request after its return finds it
                // there
            } else {
                failed(breaker, begun, nobodyThere);
            }
            throw nobodyThere;
        } catch (IOException failure) {
            failed(breaker, begun, failure);
            throw failure;
        } catch (RuntimeException ours) {
            breaker.releasePermission();
            throw ours;
        }
    }

    private static void failed(CircuitBreaker breaker, long begun, Exception failure) {
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
