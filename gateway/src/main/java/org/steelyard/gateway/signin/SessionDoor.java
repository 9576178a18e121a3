package org.steelyard.gateway.signin;

import com.mongodb.MongoException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.steelyard.gateway.problem.Problems;

/**
 * Finds the token behind a browser's cookie and lays it beside the request, where what checks tokens takes it up. Requests
 * with a token of their own pass by. What changes something must prove that a page of this host sent it.
 */
@Component
@ConditionalOnSignIn
public class SessionDoor extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(SessionDoor.class);
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    static final String RETRY_SECONDS = "5";
    private static final String PROOF = "proof";

    private final Sessions sessions;
    private final Refreshing refreshing;
    private final Cookies cookies;
    private final Seal seal;
    private final Problems problems;
    private final SignInMeters meters;
    private final SignInSettings settings;
    private final Clock clock;

    SessionDoor(
            Sessions sessions,
            Refreshing refreshing,
            Cookies cookies,
            Seal seal,
            Problems problems,
            SignInMeters meters,
            SignInSettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.refreshing = refreshing;
        this.cookies = cookies;
        this.seal = seal;
        this.problems = problems;
        this.meters = meters;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/api/") || request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = cookies.session(request);
        if (id == null || entered(id, request, response)) {
            chain.doFilter(request, response);
        }
    }

    /** Whether the request may go on, with or without a token; if not, it has been told why. */
    private boolean entered(String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var session = sessions.find(id);
            if (session.isPresent() && !SAFE.contains(request.getMethod()) && !proven(id, request)) {
                meters.refused("proof");
                problems.write(problems.of(HttpStatus.FORBIDDEN, "csrf-token", request), response);
                return false;
            }
            enter(session.isEmpty() ? session : refreshing.withGoodToken(session.get()), request, response);
            return true;
        } catch (ProviderUnavailable | MongoException away) {
            log.atWarn().addKeyValue("cause", away.getClass().getSimpleName()).log("A session could not be looked up");
            meters.refused("unavailable");
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            problems.write(
                    problems.of(HttpStatus.SERVICE_UNAVAILABLE, "identity-unavailable", request, RETRY_SECONDS),
                    response);
            return false;
        }
    }

    private void enter(Optional<Session> session, HttpServletRequest request, HttpServletResponse response) {
        if (session.isEmpty()) {
            meters.refused("over");
            SessionToken.over(request);
            return;
        }
        var open = session.get();
        new SessionToken(open.tokens().access(), open.ends(), new Watch(open.id())).keepIn(request);
        if (!isStream(request)) { // a page that only listens is not in use
            sessions.seen(open);
        }
        var proof = proofOf(open.id());
        if (!proof.equals(cookies.proof(request))) {
            cookies.proof(request, response, proof);
        }
    }

    /** What a page must send along to change something in this session. */
    String proofOf(String id) {
        return seal.mark(PROOF, id);
    }

    boolean proven(String id, HttpServletRequest request) {
        return isProof(id, request.getHeader(SessionToken.PROOF_HEADER));
    }

    private boolean isProof(String id, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), proofOf(id).getBytes(StandardCharsets.UTF_8));
    }

    /** Looks after a session while a stream is open. */
    private final class Watch implements BooleanSupplier {
        private final String id;
        private Instant next = clock.instant().plus(settings.streamCheck());

        Watch(String id) {
            this.id = id;
        }

        @Override
        public boolean getAsBoolean() {
            var now = clock.instant();
            if (now.isBefore(next)) {
                return true;
            }
            next = now.plus(settings.streamCheck());
            try {
                return sessions.find(id).isPresent();
            } catch (MongoException away) {
                return true; // looked up again soon
            }
        }
    }

    private static boolean isStream(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
    }
}
