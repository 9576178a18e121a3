package org.steelyard.gateway.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Builds and writes RFC 9457 problems with the house's types, from filters and handlers alike. */
@Component
public class Problems {

    private static final String TYPE = "urn:steelyard:problem:";

    private final MessageSource messages;
    private final JsonMapper json;
    private final AcceptHeaderLocaleResolver languages = new AcceptHeaderLocaleResolver();

    Problems(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
        languages.setSupportedLocales(List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH));
        languages.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
    }

    /** A problem by name; title and detail come from the message files. */
    public ProblemDetail of(HttpStatus status, String name, HttpServletRequest request, Object... arguments) {
        var language = languages.resolveLocale(request);
        var detail = messages.getMessage("problem." + name + ".detail", arguments, language);
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + name));
        problem.setTitle(messages.getMessage("problem." + name + ".title", null, language));
        problem.setInstance(URI.create(request.getRequestURI()));
        return problem;
    }

    /** The problem that says no more than its status does. */
    static String nameOf(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "http-404";
            case METHOD_NOT_ALLOWED -> "http-405";
            case NOT_ACCEPTABLE -> "http-406";
            default -> status.is4xxClientError() ? "http-400" : "internal";
        };
    }

    /** A text of the message files in the caller's language; its key where there is none. */
    public String text(String key, HttpServletRequest request) {
        var language = languages.resolveLocale(request);
        return Objects.requireNonNullElse(messages.getMessage(key, null, key, language), key);
    }

    /** Writes a problem as the whole answer. */
    public void write(ProblemDetail problem, HttpServletResponse response) throws IOException {
        var body = json.writeValueAsBytes(problem);
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
