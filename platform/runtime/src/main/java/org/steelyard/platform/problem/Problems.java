package org.steelyard.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Builds RFC 9457 problems with a stable type and texts in the caller's language. */
@Component
public class Problems {

    static final String TYPE = "urn:steelyard:problem:";

    private final MessageSource messages;

    private final LocaleResolver locales;

    Problems(MessageSource messages, LocaleResolver locales) {
        this.messages = messages;
        this.locales = locales;
    }

    /** The language the caller asked for, Chinese if none of ours; known in filters too. */
    Locale localeOf(HttpServletRequest request) {
        return locales.resolveLocale(request);
    }

    /** A problem by name; title and detail are looked up in the message files. */
    public ProblemDetail of(HttpStatus status, String name, HttpServletRequest request, Object... arguments) {
        var locale = localeOf(request);
        var problem = ProblemDetail.forStatusAndDetail(status, text("problem." + name + ".detail", locale, arguments));
        problem.setType(URI.create(TYPE + name));
        problem.setTitle(text("problem." + name + ".title", locale));
        problem.setInstance(URI.create(request.getRequestURI()));
        return problem;
    }

    ProblemDetail of(Refusal refusal, HttpServletRequest request) {
        var locale = localeOf(request);
        var arguments = refusal.arguments();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof NotFound.Thing thing) {
                arguments[i] = text("thing." + thing.what(), locale);
            }
        }
        var problem = of(statusOf(refusal.kind()), refusal.name(), request, arguments);
        refusal.members().forEach((name, value) -> problem.setProperty(name, told(value, locale)));
        return problem;
    }

    /** A problem that names fields of the request and what is allowed in each. */
    ProblemDetail fields(HttpServletRequest request, List<Map<String, String>> errors) {
        var problem = of(HttpStatus.BAD_REQUEST, "invalid-request", request);
        problem.setProperty("errors", errors);
        return problem;
    }

    String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, key, locale) instanceof String text ? text : key;
    }

    private Object told(Object value, Locale locale) {
        return value instanceof List<?> list
                ? list.stream()
                        .map(item -> item instanceof FieldRefused.FieldProblem field
                                ? field.told((key, arguments) -> text(key, locale, arguments))
                                : item)
                        .toList()
                : value;
    }

    private static HttpStatus statusOf(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case UNSUPPORTED -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
