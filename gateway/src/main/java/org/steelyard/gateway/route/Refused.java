package org.steelyard.gateway.route;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.util.CollectionUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;
import org.steelyard.gateway.problem.Problems;

/** The gateway's own answer where a service gave none, or was not asked. */
record Refused(ProblemDetail problem, @Nullable String retryAfterSeconds, Problems problems) implements ServerResponse {

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        if (retryAfterSeconds != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        }
        problems.write(problem, response);
        return null;
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(problem.getStatus());
    }

    @Override
    public HttpHeaders headers() {
        return HttpHeaders.EMPTY;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return CollectionUtils.toMultiValueMap(Map.of());
    }
}
