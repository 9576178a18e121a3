package org.steelyard.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes a browser to the provider and back: authorization code with a proof key and a client secret. */
@Component
@ConditionalOnSignIn
class SigningIn {

    private static final String ATTEMPT = "attempt";

    private final Provider provider;
    private final Sessions sessions;
    private final Seal seal;
    private final GoodTokens tokens;
    private final JsonMapper json;
    private final SignInSettings settings;
    private final Clock clock;
    private final OidcAuthorizationCodeAuthenticationProvider protocol;

    SigningIn(
            Provider provider,
            Sessions sessions,
            Seal seal,
            GoodTokens tokens,
            JsonMapper json,
            SignInSettings settings,
            Clock clock) {
        this.provider = provider;
        this.sessions = sessions;
        this.seal = seal;
        this.tokens = tokens;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
        // what people are is said by the access token, so nothing more is asked of the provider
        this.protocol = new OidcAuthorizationCodeAuthenticationProvider(
                provider::redeem, user -> new DefaultOidcUser(List.of(), user.getIdToken()));
    }

    /**
     * Where to send the browser, and what it is to keep meanwhile.
     *
     * @param address at the provider
     * @param kept sealed
     */
    record Departure(String address, String kept) {}

    Departure depart(HttpServletRequest request, String to) throws ProviderUnavailable {
        var asking = new DefaultOAuth2AuthorizationRequestResolver(
                new InMemoryClientRegistrationRepository(provider.registration()));
        asking.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        var asked = Objects.requireNonNull(asking.resolve(request, Provider.REGISTRATION));
        var attempt = new Attempt(
                Objects.requireNonNull(asked.getState()),
                Objects.requireNonNull(asked.getAttribute(OidcParameterNames.NONCE)),
                Objects.requireNonNull(asked.getAttribute(PkceParameterNames.CODE_VERIFIER)),
                Objects.requireNonNull(asked.getRedirectUri()),
                to,
                clock.instant().plus(settings.attempt()));
        var kept = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(seal.seal(ATTEMPT, "", json.writeValueAsBytes(attempt)));
        return new Departure(asked.getAuthorizationRequestUri(), kept);
    }

    /** The sign-in that a browser kept, if it is this gateway's, still timely, and the one the answer is to. */
    Optional<Attempt> attempt(@Nullable String kept, @Nullable String state) {
        if (kept == null || state == null) {
            return Optional.empty();
        }
        try {
            var plain = seal.open(ATTEMPT, "", Base64.getUrlDecoder().decode(kept));
            return Optional.ofNullable(plain == null ? null : json.readValue(plain, Attempt.class))
                    .filter(attempt -> clock.instant().isBefore(attempt.ends()))
                    .filter(attempt -> MessageDigest.isEqual(
                            attempt.state().getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | JacksonException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * Redeems the code and begins a session.
     *
     * @return nothing if there are as many sessions as there may be
     * @throws OAuth2AuthenticationException if the provider refuses, or its identity token is not good
     * @throws BadJwtException if its access token is not good
     */
    Optional<Session> arrive(Attempt attempt, String code) throws ProviderUnavailable {
        var arrived = exchanged(provider.registration(), attempt, code);
        var id = ((OidcUser) Objects.requireNonNull(arrived.getPrincipal())).getIdToken();
        var access = Objects.requireNonNull(arrived.getAccessToken());
        var refresh = arrived.getRefreshToken();
        var checked = tokens.checked(access.getTokenValue());
        return sessions.begin(
                Objects.requireNonNull(checked.getSubject()),
                id.getClaimAsString("sid"),
                new Tokens(
                        access.getTokenValue(),
                        Objects.requireNonNull(checked.getExpiresAt()),
                        refresh == null ? null : refresh.getTokenValue(),
                        id.getTokenValue()));
    }

    private OAuth2LoginAuthenticationToken exchanged(ClientRegistration registration, Attempt attempt, String code)
            throws ProviderUnavailable {
        var asked = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(attempt.redirectUri())
                .scopes(registration.getScopes())
                .state(attempt.state())
                .attributes(all -> {
                    all.put(OAuth2ParameterNames.REGISTRATION_ID, registration.getRegistrationId());
                    all.put(OidcParameterNames.NONCE, attempt.nonce());
                    all.put(PkceParameterNames.CODE_VERIFIER, attempt.verifier());
                })
                .build();
        var answered = OAuth2AuthorizationResponse.success(code)
                .redirectUri(attempt.redirectUri())
                .state(attempt.state())
                .build();
        var arriving =
                new OAuth2LoginAuthenticationToken(registration, new OAuth2AuthorizationExchange(asked, answered));
        try {
            return (OAuth2LoginAuthenticationToken) Objects.requireNonNull(protocol.authenticate(arriving));
        } catch (OAuth2AuthenticationException refused) {
            if (Provider.isAway(refused.getError())) {
                throw new ProviderUnavailable("It redeems no code", refused);
            }
            throw refused;
        }
    }
}
