package org.steelyard.gateway.signin;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The OpenID provider as the gateway knows it. Any will do that publishes its endpoints (OpenID Connect Discovery 1.0). */
@Component
@ConditionalOnSignIn
class Provider {

    static final String REGISTRATION = "steelyard";
    static final String CALLBACK = "/login/oauth2/code/" + REGISTRATION;

    private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
            new ParameterizedTypeReference<>() {};

    private final SignInSettings settings;
    private final JdkClientHttpRequestFactory calls;
    private final RestClientAuthorizationCodeTokenResponseClient codes =
            new RestClientAuthorizationCodeTokenResponseClient();
    private final RestClientRefreshTokenTokenResponseClient refreshes = new RestClientRefreshTokenTokenResponseClient();
    private volatile @Nullable ClientRegistration known;

    Provider(SignInSettings settings) {
        this.settings = settings;
        calls = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.providerTimeout())
                .build());
        calls.setReadTimeout(settings.providerTimeout());
        var tokens = RestClient.builder()
                .requestFactory(calls)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
        codes.setRestClient(tokens);
        refreshes.setRestClient(tokens);
    }

    /** The gateway as a client of the provider, with the provider's endpoints. */
    ClientRegistration registration() throws ProviderUnavailable {
        var found = known;
        if (found == null) {
            found = discovered();
            known = found;
        }
        return found;
    }

    private ClientRegistration discovered() throws ProviderUnavailable {
        try {
            var metadata = RestClient.builder()
                    .requestFactory(calls)
                    .build()
                    .get()
                    .uri(settings.issuer() + "/.well-known/openid-configuration")
                    .retrieve()
                    .body(METADATA);
            if (metadata == null || !settings.issuer().equals(metadata.get("issuer"))) {
                throw new ProviderUnavailable("It names another issuer than " + settings.issuer(), null);
            }
            return ClientRegistrations.fromOidcConfiguration(metadata)
                    .registrationId(REGISTRATION)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .scope(settings.scopes())
                    .redirectUri((settings.publicUrl() == null ? "{baseUrl}" : base(settings.publicUrl())) + CALLBACK)
                    .clientSettings(ClientRegistration.ClientSettings.builder()
                            .requireProofKey(true)
                            .build())
                    .build();
        } catch (RestClientException | IllegalArgumentException e) {
            throw new ProviderUnavailable("Its endpoints cannot be had", e);
        }
    }

    static String base(URI address) {
        var text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Where a browser is sent to sign out at the provider too, if it has such a place. */
    Optional<String> endSession() throws ProviderUnavailable {
        return Optional.ofNullable(registration()
                        .getProviderDetails()
                        .getConfigurationMetadata()
                        .get("end_session_endpoint"))
                .map(Object::toString);
    }

    /** Spring's word for an answer that is none, or did not come; a provider's own refusals have the protocol's words. */
    static boolean isAway(OAuth2Error error) {
        return "invalid_token_response".equals(error.getErrorCode());
    }

    OAuth2AccessTokenResponse redeem(OAuth2AuthorizationCodeGrantRequest request) {
        return Objects.requireNonNull(codes.getTokenResponse(request));
    }

    OAuth2AccessTokenResponse refresh(OAuth2RefreshTokenGrantRequest request) {
        return Objects.requireNonNull(refreshes.getTokenResponse(request));
    }
}
