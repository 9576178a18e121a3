package org.steelyard.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.problem.FieldRefused;

/** Gives a controller the {@link Conditions} of a change from {@code If-Match} and {@code Idempotency-Key}. */
class ConditionsResolver implements HandlerMethodArgumentResolver {

    private final WebSettings settings;

    ConditionsResolver(WebSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Conditions.class;
    }

    @Override
    public Conditions resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binder) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var digest = request.getAttribute(BodyFilter.DIGEST);
        return new Conditions(expected(request), key(request), digest == null ? "" : digest.toString());
    }

    private static @Nullable Long expected(HttpServletRequest request) {
        var tag = request.getHeader(HttpHeaders.IF_MATCH);
        if (tag == null || tag.equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(tag.replaceAll("^(W/)?\"(\\d{1,18})\"$", "$2"));
        } catch (NumberFormatException e) {
            throw new FieldRefused(HttpHeaders.IF_MATCH, "if-match");
        }
    }

    /** Scoped to the caller, so that nobody can answer or block another's requests by guessing keys. */
    private @Nullable String key(HttpServletRequest request) {
        var key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (!key.matches("[\\x21-\\x7e]{1," + settings.maxIdempotencyKey() + "}")) {
            throw new FieldRefused("Idempotency-Key", "idempotency-key", settings.maxIdempotencyKey());
        }
        var caller = request.getUserPrincipal();
        return (caller == null ? "" : caller.getName()) + " " + key;
    }
}
