package org.steelyard.gateway.signin;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import org.steelyard.gateway.problem.Problems;

/** Ends sessions: one, or all of an account, and tells where to go to end the provider's too. */
@RestController
@ConditionalOnSignIn
class SignOutController {

    private static final Logger log = LoggerFactory.getLogger(SignOutController.class);

    private final Sessions sessions;
    private final SessionDoor door;
    private final Provider provider;
    private final Cookies cookies;
    private final SignInSettings settings;
    private final SignInMeters meters;
    private final Problems problems;

    SignOutController(
            Sessions sessions,
            SessionDoor door,
            Provider provider,
            Cookies cookies,
            SignInSettings settings,
            SignInMeters meters,
            Problems problems) {
        this.sessions = sessions;
        this.door = door;
        this.provider = provider;
        this.cookies = cookies;
        this.settings = settings;
        this.meters = meters;
        this.problems = problems;
    }

    /**
     * What is left to do.
     *
     * @param to where the browser has to go: to the provider, to end its session as well, or to the front page
     */
    record SignedOut(String to) {}

    /** @param everywhere on all devices of the account */
    @PostMapping("/logout")
    @Nullable
    SignedOut signOut(
            @RequestParam(defaultValue = "false") boolean everywhere,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var id = cookies.session(request);
        if (id == null) {
            return new SignedOut("/");
        }
        var session = sessions.find(id);
        if (session.isPresent() && !door.proven(id, request)) {
            meters.refused("proof");
            problems.write(problems.of(HttpStatus.FORBIDDEN, "csrf-token", request), response);
            return null;
        }
        cookies.dropSession(request, response);
        if (session.isEmpty()) {
            return new SignedOut("/");
        }
        meters.ended("sign-out", everywhere ? sessions.endAllLike(session.get()) : sessions.end(id) ? 1 : 0);
        return new SignedOut(atProvider(session.get(), request));
    }

    @ExceptionHandler
    void storeAway(MongoException away, HttpServletRequest request, HttpServletResponse response) throws IOException {
        log.atWarn().addKeyValue("cause", away.getClass().getSimpleName()).log("The store of sessions does not answer");
        response.setHeader(HttpHeaders.RETRY_AFTER, SessionDoor.RETRY_SECONDS);
        problems.write(
                problems.of(HttpStatus.SERVICE_UNAVAILABLE, "identity-unavailable", request, SessionDoor.RETRY_SECONDS),
                response);
    }

    /** OpenID Connect RP-Initiated Logout 1.0. */
    private String atProvider(Session session, HttpServletRequest request) {
        try {
            return provider.endSession()
                    .map(end -> UriComponentsBuilder.fromUriString(end)
                            .queryParam("id_token_hint", session.tokens().id())
                            .queryParam("client_id", settings.clientId())
                            .queryParam("post_logout_redirect_uri", front(request))
                            .encode()
                            .toUriString())
                    .orElse("/");
        } catch (ProviderUnavailable away) {
            log.atWarn().setCause(away).log("Signed out here only");
            return "/";
        }
    }

    private String front(HttpServletRequest request) {
        return (settings.publicUrl() == null
                        ? ServletUriComponentsBuilder.fromContextPath(request).toUriString()
                        : Provider.base(settings.publicUrl()))
                + "/";
    }
}
