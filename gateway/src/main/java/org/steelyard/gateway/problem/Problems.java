package org.steelyard.gateway.problem;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
    private static final List<String> WATCHED =
            List.of("too-many-requests", "service-unavailable", "service-busy", "service-timeout", "service-broke-off");

    private final MessageSource messages;
    private final JsonMapper json;
    private final MeterRegistry meters;
    private final AcceptHeaderLocaleResolver languages = new AcceptHeaderLocaleResolver();

    Problems(MessageSource messages, JsonMapper json, MeterRegistry meters) {
        this.messages = messages;
        this.json = json;
        this.meters = meters;
        // there from the start, so that the first of them is an increase and an alert sees it
        WATCHED.forEach(this::refusals);
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

    /** A service's name in the caller's language; as in the settings where the message files have none. */
    public String nameOf(String service, HttpServletRequest request) {
        var name = messages.getMessage("service." + service, null, service, languages.resolveLocale(request));
        return Objects.requireNonNullElse(name, service);
    }

    /** One series for each name in the message files; there is no other way to a problem. */
    private Counter refusals(String name) {
        return Counter.builder("steelyard.gateway.refusals")
                .description("Requests the gateway itself refused, by the problem it answered with")
                .tag("problem", name)
                .register(meters);
    }

    /** Writes a problem as the whole answer. */
    public void write(ProblemDetail problem, HttpServletResponse response) throws IOException {
        refusals(String.valueOf(problem.getType()).replace(TYPE, "")).increment();
        var body = json.writeValueAsBytes(problem);
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
