package org.steelyard.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;
import org.steelyard.platform.problem.Problems;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of a change once, refuses it above the limit before anything is done, and takes its digest. */
class BodyFilter extends OncePerRequestFilter {

    static final String DIGEST = BodyFilter.class.getName() + ".digest";
    private static final Set<String> CHANGES = Set.of("POST", "PUT", "PATCH");

    private final WebSettings settings;
    private final Problems problems;
    private final JsonMapper json;

    BodyFilter(WebSettings settings, Problems problems, JsonMapper json) {
        this.settings = settings;
        this.problems = problems;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !CHANGES.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAnyType(request.getContentType())) {
            refuse(response, problems.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "http-415", request));
            return;
        }
        var limit = limitOf(request);
        if (request.getContentLengthLong() > limit) {
            refuse(response, tooLarge(request, limit));
            return;
        }
        var body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            refuse(response, tooLarge(request, limit));
            return;
        }
        request.setAttribute(DIGEST, digest(request, body));
        chain.doFilter(new Buffered(request, body), response);
    }

    private int limitOf(HttpServletRequest request) {
        var ofPath = settings.maxBodyBytes(request.getRequestURI());
        var type = request.getContentType();
        return type != null && type.startsWith("image/")
                ? Math.max(ofPath, Math.toIntExact(settings.maxImage().toBytes()))
                : ofPath;
    }

    /** A range of types, which a request may accept but no body can have; Spring takes it for an error of ours. */
    private static boolean isAnyType(@Nullable String type) {
        return type != null && type.split(";", 2)[0].contains("*");
    }

    private ProblemDetail tooLarge(HttpServletRequest request, int limit) {
        return problems.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", request, String.valueOf(limit));
    }

    private void refuse(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    private static String digest(HttpServletRequest request, byte[] body) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update((request.getMethod() + " " + request.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static final class Buffered extends HttpServletRequestWrapper {
        private final byte[] body;

        Buffered(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] into, int offset, int length) {
                    return bytes.read(into, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("The body is already read; no listener is needed");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
