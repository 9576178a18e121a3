package org.steelyard.gateway.route;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.CollectionUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;
import org.steelyard.gateway.signin.SessionToken;

/** A service's answer on its way to the client, untouched; it holds the connection to the service until written. */
final class Relayed implements ServerResponse {

    private static final int BUFFER_BYTES = 8 * 1024;

    private final ClassicHttpResponse answer;
    private final Runnable cutOff;
    private final Function<IOException, ServerResponse> brokeOff;

    /**
     * @param cutOff ends the connection to the service at once; closing would read an endless stream to its end
     * @param brokeOff what is said if the service breaks off before anything has gone to the client
     */
    Relayed(ClassicHttpResponse answer, Runnable cutOff, Function<IOException, ServerResponse> brokeOff) {
        this.answer = answer;
        this.cutOff = cutOff;
        this.brokeOff = brokeOff;
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException, ServletException {
        try (answer) {
            response.setStatus(answer.getCode());
            Headers.pass(answer, response);
            var body = answer.getEntity();
            if (body != null) {
                write(body, request, response);
            }
            return null;
        } catch (SignedOut over) {
            return null; // a whole answer; the browser asks again and learns that it is signed out
        } catch (BrokeOff half) {
            if (response.isCommitted()) {
                throw half.cause; // the server then cuts the client off: half an answer must not look like a whole one
            }
            response.reset();
            return brokeOff.apply(half.cause).writeTo(request, response, context);
        }
    }

    private void write(HttpEntity body, HttpServletRequest request, HttpServletResponse response)
            throws IOException, BrokeOff, SignedOut {
        var type = body.getContentType();
        var asItComes = type != null && type.startsWith("text/event-stream");
        if (asItComes) {
            response.flushBuffer(); // the client learns that the stream is open before the first event
        }
        var from = body.getContent();
        var to = response.getOutputStream();
        var buffer = new byte[BUFFER_BYTES];
        try {
            for (var length = read(from, buffer); length >= 0; length = read(from, buffer)) {
                if (asItComes && !SessionToken.mayGoOn(request)) {
                    cutOff.run();
                    throw new SignedOut();
                }
                to.write(buffer, 0, length);
                if (asItComes) {
                    to.flush();
                }
            }
        } catch (IOException clientGone) {
            cutOff.run(); // before anything is closed, see the constructor
            throw clientGone;
        }
    }

    private int read(InputStream from, byte[] buffer) throws BrokeOff {
        try {
            return from.read(buffer);
        } catch (IOException e) {
            cutOff.run();
            throw new BrokeOff(e);
        }
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(answer.getCode());
    }

    @Override
    public HttpHeaders headers() {
        return HttpHeaders.EMPTY; // passed on by writeTo, never looked at before
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return CollectionUtils.toMultiValueMap(Map.of());
    }

    /** The session ended in which the browser asked. */
    private static final class SignedOut extends Exception {
        private static final long serialVersionUID = 1L;

        SignedOut() {
            super("Signed out");
        }
    }

    /** The service's side failed, as against the client's. */
    private static final class BrokeOff extends Exception {
        private static final long serialVersionUID = 1L;

        final IOException cause;

        BrokeOff(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
