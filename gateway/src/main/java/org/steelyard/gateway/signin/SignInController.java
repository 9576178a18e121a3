package org.steelyard.gateway.signin;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where browsers come to sign in, and where the provider sends them back to. */
@RestController
@ConditionalOnSignIn
class SignInController {

    private static final Logger log = LoggerFactory.getLogger(SignInController.class);

    private final SigningIn signingIn;
    private final Sessions sessions;
    private final SessionDoor door;
    private final Cookies cookies;
    private final SignInMeters meters;

    SignInController(SigningIn signingIn, Sessions sessions, SessionDoor door, Cookies cookies, SignInMeters meters) {
        this.signingIn = signingIn;
        this.sessions = sessions;
        this.door = door;
        this.cookies = cookies;
        this.meters = meters;
    }

    @GetMapping("/login")
    ResponseEntity<Void> signIn(
            @RequestParam @Nullable String to, HttpServletRequest request, HttpServletResponse response) {
        try {
            var departure = signingIn.depart(request, OwnPath.or(to, "/"));
            cookies.attempt(request, response, departure.kept());
            return sent(departure.address());
        } catch (ProviderUnavailable away) {
            return failed("unavailable", away);
        }
    }

    @GetMapping(Provider.CALLBACK)
    ResponseEntity<Void> comeBack(
            @RequestParam @Nullable String code,
            @RequestParam @Nullable String state,
            HttpServletRequest request,
            HttpServletResponse response) {
        var attempt = signingIn.attempt(cookies.attempt(request), state);
        cookies.dropAttempt(request, response);
        if (attempt.isEmpty()) {
            return failed("expired", null); // too late, in another window, or never asked for
        }
        if (code == null) {
            return failed("refused", null);
        }
        try {
            var session = signingIn.arrive(attempt.get(), code);
            return session.isEmpty() ? failed("full", null) : arrived(session.get(), attempt.get(), request, response);
        } catch (OAuth2AuthenticationException | OAuth2AuthorizationException | BadJwtException refused) {
            return failed("refused", refused);
        } catch (ProviderUnavailable | MongoException away) {
            return failed("unavailable", away);
        }
    }

    private ResponseEntity<Void> arrived(
            Session session, Attempt attempt, HttpServletRequest request, HttpServletResponse response) {
        Optional.ofNullable(cookies.session(request))
                .ifPresent(earlier -> meters.ended("anew", sessions.end(earlier) ? 1 : 0));
        cookies.session(request, response, session.id());
        cookies.proof(request, response, door.proofOf(session.id()));
        meters.signIn("signed-in");
        return sent(attempt.to());
    }

    /** The console says it in words. */
    private ResponseEntity<Void> failed(String why, @Nullable Exception cause) {
        meters.signIn(why);
        log.atWarn()
                .addKeyValue("why", why)
                .addKeyValue("cause", cause == null ? "" : cause.getMessage())
                .log("Sign-in failed");
        return sent("/?sign-in=" + why);
    }

    private static ResponseEntity<Void> sent(String address) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(address))
                .build();
    }
}
