package org.steelyard.local.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * The authorization server: one client, the gateway on behalf of the console's browsers, which proves itself by secret and
 * PKCE; sign-in by form.
 */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    static final String CONSOLE = "steelyard-console";

    @Bean
    @Order(1)
    SecurityFilterChain protocolEndpoints(HttpSecurity http) {
        http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults());
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .exceptionHandling(problems -> problems.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
        return http.build();
    }

    /** No session, no cookie, hence no cross-site forgery to guard against; the controller checks its own secret. */
    @Bean
    @Order(2)
    SecurityFilterChain scriptsAndProbes(HttpSecurity http) {
        http.securityMatchers(matchers ->
                        matchers.requestMatchers("/demo/**").requestMatchers(EndpointRequest.toAnyEndpoint()))
                .csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain signIn(HttpSecurity http) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers("/error", "/login", "/login.css")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login"));
        return http.build();
    }

    @Bean
    UserDetailsService users(Accounts accounts, IdentitySettings settings) {
        return login -> accounts.find(login)
                .map(account -> User.withUsername(account.login())
                        // Not hashed: it is no secret, the launcher prints it.
                        .password("{noop}" + settings.demoPassword())
                        .roles(account.role().name())
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }

    @Bean
    RegisteredClientRepository clients(IdentitySettings settings) {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId(CONSOLE)
                .clientId(CONSOLE)
                // not hashed: the launcher makes it anew for each system and leaves it readable by its owner alone
                .clientSecret("{noop}" + settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(all -> all.addAll(settings.consoleRedirects()))
                .postLogoutRedirectUris(all -> all.addAll(settings.consoleFronts()))
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(settings.tokenLifetime())
                        .refreshTokenTimeToLive(settings.refreshLifetime())
                        .reuseRefreshTokens(false)
                        .build())
                .build());
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IdentitySettings settings) {
        return AuthorizationServerSettings.builder().issuer(settings.issuer()).build();
    }

    @Bean
    JWKSource<SecurityContext> keys(IdentitySettings settings) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(settings.dataDir())));
    }

    @Bean
    JwtEncoder jwtEncoder(JWKSource<SecurityContext> keys) {
        return new NimbusJwtEncoder(keys);
    }
}
