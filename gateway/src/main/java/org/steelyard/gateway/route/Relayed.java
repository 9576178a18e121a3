package org.steelyard.gateway.route;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.CollectionUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** A service's answer on its way to the client, untouched; it holds the connection to the service until written. */
final class Relayed implements ServerResponse {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final ClassicHttpResponse answer;

    Relayed(ClassicHttpResponse answer) {
        this.answer = answer;
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        // closing before the end gives up the connection to the service, so that a client gone ends its stream there
        // too
        try (answer) {
            response.setStatus(answer.getCode());
            Headers.pass(answer, response);
            var body = answer.getEntity();
            if (body != null) {
                write(body, response);
            }
        }
        return null;
    }

    private static void write(HttpEntity body, HttpServletResponse response) throws IOException {
        var type = body.getContentType();
        if (type != null && type.startsWith("text/event-stream")) {
            response.flushBuffer(); // the client learns that the stream is open before the first event
            writeAsItComes(body.getContent(), response.getOutputStream());
        } else {
            body.getContent().transferTo(response.getOutputStream());
        }
    }

    private static void writeAsItComes(InputStream in, OutputStream out) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        for (var length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            out.write(buffer, 0, length);
            out.flush();
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
        return CollectionUtils.toMultiValueMap(java.util.Map.of());
    }
}
