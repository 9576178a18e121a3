package org.steelyard.gateway.signin;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.gateway.problem.Problems;

/**
 * The provider says here that somebody signed out there, or was locked (OpenID Connect Back-Channel Logout 1.0). Heard twice
 * it has no second effect, so nobody remembers what was heard.
 */
@RestController
@ConditionalOnSignIn
class BackChannelController {

    private static final Logger log = LoggerFactory.getLogger(BackChannelController.class);
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final Provider provider;
    private final Sessions sessions;
    private final SignInSettings settings;
    private final SignInMeters meters;
    private final Problems problems;
    private volatile @Nullable JwtDecoder known;

    BackChannelController(
            Provider provider, Sessions sessions, SignInSettings settings, SignInMeters meters, Problems problems) {
        this.provider = provider;
        this.sessions = sessions;
        this.settings = settings;
        this.meters = meters;
        this.problems = problems;
    }

    @PostMapping("/logout/connect/back-channel/" + Provider.REGISTRATION)
    void signedOut(
            @RequestParam(name = "logout_token", defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try {
            end(decoder().decode(token));
        } catch (BadJwtException bad) {
            log.atWarn().addKeyValue("cause", bad.getMessage()).log("A sign-out was not the provider's");
            meters.refused("back-channel");
            problems.write(problems.of(HttpStatus.BAD_REQUEST, "http-400", request), response);
        } catch (JwtException | ProviderUnavailable | MongoException away) {
            log.atWarn().addKeyValue("cause", away.getClass().getSimpleName()).log("A sign-out could not be heard");
            problems.write(
                    problems.of(
                            HttpStatus.SERVICE_UNAVAILABLE, "identity-unavailable", request, SessionDoor.RETRY_SECONDS),
                    response);
        }
    }

    private void end(Jwt said) {
        var session = said.getClaimAsString("sid");
        meters.ended(
                "provider",
                session == null
                        ? sessions.endAllOf(Objects.requireNonNull(said.getSubject()))
                        : sessions.endAtProvider(session));
    }

    private JwtDecoder decoder() throws ProviderUnavailable {
        var found = known;
        if (found == null) {
            var decoder = NimbusJwtDecoder.withJwkSetUri(Objects.requireNonNull(
                            provider.registration().getProviderDetails().getJwkSetUri()))
                    .validateType(false) // some providers say logout+jwt, others say nothing; the event tells
                    .build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                    new JwtTimestampValidator(),
                    new JwtIssuerValidator(settings.issuer()),
                    new JwtClaimValidator<Object>(JwtClaimNames.AUD, this::namesUs),
                    new JwtClaimValidator<Object>(JwtClaimNames.IAT, Objects::nonNull),
                    new JwtClaimValidator<Object>(
                            "events", events -> events instanceof Map<?, ?> all && all.containsKey(EVENT)),
                    BackChannelController::endsASession));
            known = decoder;
            found = decoder;
        }
        return found;
    }

    private boolean namesUs(@Nullable Object audiences) {
        return audiences instanceof Collection<?> all && all.contains(settings.clientId());
    }

    /** It names a session or somebody; and with a nonce it would be an identity token, which must not pass for this one. */
    private static OAuth2TokenValidatorResult endsASession(Jwt said) {
        return !said.hasClaim("nonce") && (said.hasClaim("sid") || said.hasClaim(JwtClaimNames.SUB))
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
    }
}
