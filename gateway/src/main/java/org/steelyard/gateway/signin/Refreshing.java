package org.steelyard.gateway.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.stereotype.Component;

/**
 * Replaces a session's tokens shortly before they end, one at a time over all instances: a provider that renews its refresh
 * tokens takes a second use of one for a theft.
 */
@Component
@ConditionalOnSignIn
class Refreshing {

    private static final Logger log = LoggerFactory.getLogger(Refreshing.class);
    private static final int LOCKS = 64;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Provider provider;
    private final GoodTokens tokens;
    private final Sessions sessions;
    private final SignInSettings settings;
    private final SignInMeters meters;
    private final Clock clock;
    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

    Refreshing(
            Provider provider,
            GoodTokens tokens,
            Sessions sessions,
            SignInSettings settings,
            SignInMeters meters,
            Clock clock) {
        this.provider = provider;
        this.tokens = tokens;
        this.sessions = sessions;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /**
     * The session with a token that is good for a while.
     *
     * @return nothing if the session is over
     */
    Optional<Session> withGoodToken(Session session) throws ProviderUnavailable {
        if (lasts(session)) {
            return Optional.of(session);
        }
        var lock = locks[Math.floorMod(session.id().hashCode(), LOCKS)];
        lock.lock();
        try {
            var now = sessions.find(session.id());
            return now.isEmpty() || lasts(now.get()) ? now : replace(now.get());
        } finally {
            lock.unlock();
        }
    }

    private boolean lasts(Session session) {
        return session.tokens().goodFor(settings.refreshBefore(), clock.instant());
    }

    private boolean stillGood(Session session) {
        return session.tokens().goodFor(Duration.ZERO, clock.instant());
    }

    private Optional<Session> replace(Session session) throws ProviderUnavailable {
        if (session.tokens().refresh() == null) {
            return stillGood(session) ? Optional.of(session) : over(session);
        }
        if (!sessions.claimRefresh(session, atMost())) {
            return stillGood(session) ? Optional.of(session) : awaitOther(session);
        }
        try {
            return Optional.of(sessions.refreshed(session, asked(session.tokens())));
        } catch (OAuth2AuthorizationException refused) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(refused.getError().getErrorCode())) {
                return over(session); // signed out at the provider, or locked
            }
            return unavailable(session, new ProviderUnavailable("It gives no new token", refused));
        } catch (BadJwtException useless) {
            return over(session);
        } catch (ProviderUnavailable away) {
            return unavailable(session, away);
        }
    }

    private Tokens asked(Tokens old) throws ProviderUnavailable {
        var answer = provider.refresh(new OAuth2RefreshTokenGrantRequest(
                provider.registration(),
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, old.access(), null, old.accessEnds()),
                new OAuth2RefreshToken(Objects.requireNonNull(old.refresh()), null)));
        var access = answer.getAccessToken().getTokenValue();
        var ends = Objects.requireNonNull(tokens.checked(access).getExpiresAt());
        meters.refreshed("replaced");
        var refresh = answer.getRefreshToken();
        return new Tokens(
                access,
                ends,
                refresh == null ? old.refresh() : refresh.getTokenValue(),
                answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN) instanceof String id ? id : old.id());
    }

    private Optional<Session> over(Session session) {
        meters.refreshed("refused");
        var _ = sessions.end(session.id());
        return Optional.empty();
    }

    private Optional<Session> unavailable(Session session, ProviderUnavailable away) throws ProviderUnavailable {
        meters.refreshed("unavailable");
        sessions.giveBackRefresh(session);
        log.atWarn().setCause(away).log("A token could not be replaced");
        if (stillGood(session)) {
            return Optional.of(session);
        }
        throw away;
    }

    /** Another instance is at it, and the token has ended already. */
    private Optional<Session> awaitOther(Session session) throws ProviderUnavailable {
        var until = System.nanoTime() + atMost().toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            var now = sessions.find(session.id());
            if (now.isEmpty() || stillGood(now.get())) {
                return now;
            }
        }
        throw new ProviderUnavailable("Another instance waits for it", null);
    }

    /** Connecting and answering, and a second for the store. */
    private Duration atMost() {
        return settings.providerTimeout().multipliedBy(2).plusSeconds(1);
    }
}
