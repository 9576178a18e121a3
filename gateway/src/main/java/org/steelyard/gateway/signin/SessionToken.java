package org.steelyard.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The access token that stands behind a browser's cookie. From here on it goes the way of any other token: the same checks,
 * the same limits, the same header to the services.
 *
 * @param value the token
 * @param ends when the session ends however much it is used
 * @param open whether the session is still open; looks it up now and then, however often it is asked
 */
public record SessionToken(String value, Instant ends, BooleanSupplier open) {

    /** Named by the console when it changes something; meant for the gateway only. */
    public static final String PROOF_HEADER = "X-XSRF-TOKEN";

    private static final String ATTRIBUTE = SessionToken.class.getName();
    private static final String OVER = ATTRIBUTE + ".over";

    /** The token of the session the request came in; none if it came without. */
    public static @Nullable SessionToken of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof SessionToken token ? token : null;
    }

    /** Whether the request came with a cookie, be its session over or its token no longer good. */
    public static boolean cameWithCookie(HttpServletRequest request) {
        return of(request) != null || request.getAttribute(OVER) != null;
    }

    /** Whether what is still being written to a browser is still for its eyes; sign-out ends streams too. */
    public static boolean mayGoOn(HttpServletRequest request) {
        var token = of(request);
        return token == null || token.open().getAsBoolean();
    }

    /** Tells the service who is calling. */
    public static void pass(HttpServletRequest from, HttpRequest to) {
        var token = of(from);
        if (token != null) {
            to.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token.value());
        }
    }

    void keepIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static void over(HttpServletRequest request) {
        request.setAttribute(OVER, true);
    }

    @Override
    public String toString() {
        return "SessionToken[ends=" + ends + ", withheld]";
    }
}
