package org.steelyard.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The cookies of this door. Over https their names keep other hosts of the domain from setting them. */
@Component
@ConditionalOnSignIn
class Cookies {

    /** Read by the console and sent back in a header; worth nothing without the session. */
    static final String PROOF = "XSRF-TOKEN";

    private static final String SESSION = "steelyard";
    private static final String ATTEMPT = "steelyard-sign-in";
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SignInSettings settings;

    Cookies(SignInSettings settings) {
        this.settings = settings;
    }

    @Nullable
    String session(HttpServletRequest request) {
        var value = value(request, named(SESSION, request));
        return value != null && SECRET.matcher(value).matches() ? value : null;
    }

    void session(HttpServletRequest request, HttpServletResponse response, String id) {
        add(request, response, named(SESSION, request), id, true, settings.absolute());
    }

    @Nullable
    String proof(HttpServletRequest request) {
        return value(request, PROOF);
    }

    void proof(HttpServletRequest request, HttpServletResponse response, String proof) {
        add(request, response, PROOF, proof, false, settings.absolute());
    }

    @Nullable
    String attempt(HttpServletRequest request) {
        return value(request, named(ATTEMPT, request));
    }

    void attempt(HttpServletRequest request, HttpServletResponse response, String attempt) {
        add(request, response, named(ATTEMPT, request), attempt, true, settings.attempt());
    }

    void dropAttempt(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, named(ATTEMPT, request), "", true, Duration.ZERO);
    }

    void dropSession(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, named(SESSION, request), "", true, Duration.ZERO);
        add(request, response, PROOF, "", false, Duration.ZERO);
    }

    private static @Nullable String value(HttpServletRequest request, String name) {
        var cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }

    private String named(String name, HttpServletRequest request) {
        return secure(request) ? "__Host-" + name : name;
    }

    private boolean secure(HttpServletRequest request) {
        var address = settings.publicUrl();
        return address == null ? request.isSecure() : "https".equals(address.getScheme());
    }

    private void add(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            boolean httpOnly,
            Duration maxAge) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(httpOnly)
                .secure(secure(request))
                .sameSite("Lax")
                .maxAge(maxAge)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
