package org.steelyard.gateway.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.steelyard.gateway.console.BrowserPolicy;
import org.steelyard.gateway.console.ConsolePages;
import org.steelyard.gateway.limit.RateLimit;
import org.steelyard.gateway.problem.Problems;
import org.steelyard.gateway.signin.SessionDoor;
import org.steelyard.gateway.signin.SessionToken;

/** Nothing but the interface's own pages is given without a good token. The services check each token again. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    private static final String RETRY_SECONDS = "5";
    private static final String BEARER = "Bearer ";

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            RateLimit rateLimit,
            Problems problems,
            ObjectProvider<SessionDoor> door,
            BrowserPolicy policy) {
        AuthenticationEntryPoint refusing =
                (request, response, failure) -> refuse(request, response, failure, rateLimit, problems);
        // a browser's session comes in as the token behind its cookie, and is checked as one
        door.ifAvailable(browsers -> http.addFilterBefore(browsers, BearerTokenAuthenticationFilter.class));
        return http.csrf(AbstractHttpConfigurer::disable) // the door asks for proof itself, where there is a cookie
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(policy::apply)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/", "/api/docs", "/api/docs/**", "/actuator/**", "/error")
                                .permitAll()
                                .requestMatchers("/login", "/login/**", "/logout", "/logout/**")
                                .permitAll()
                                .requestMatchers(ConsolePages::isAskedFor)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .bearerTokenResolver(IdentityConfiguration::bearerToken)
                        .authenticationEntryPoint(refusing)
                        .withObjectPostProcessor(answering(refusing)))
                .exceptionHandling(handling -> handling.accessDeniedHandler((request, response, denied) ->
                        problems.write(problems.of(HttpStatus.FORBIDDEN, "not-allowed", request), response)))
                .addFilterBefore(rateLimit, AuthorizationFilter.class)
                .build();
    }

    /** Spring would throw on where it cannot check a token, and the caller be told of an internal error. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answering(AuthenticationEntryPoint refusing) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(refusing::commence);
                return filter;
            }
        };
    }

    /** Says that the token is not good, never why; who keeps coming with bad tokens is held off like anyone else. */
    private static void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure,
            RateLimit rateLimit,
            Problems problems)
            throws IOException {
        if (!rateLimit.admits(request, response)) {
            return;
        }
        if (failure instanceof AuthenticationServiceException) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            problems.write(
                    problems.of(HttpStatus.SERVICE_UNAVAILABLE, "identity-unavailable", request, RETRY_SECONDS),
                    response);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        var name = SessionToken.cameWithCookie(request) ? "session-expired" : "unauthenticated";
        problems.write(problems.of(HttpStatus.UNAUTHORIZED, name, request), response);
    }

    /**
     * Addresses that hide others are refused. What is in headers was looked through by Tomcat when it read them (no control
     * characters), and is looked at again by the service.
     */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(_ -> true);
        firewall.setAllowedHeaderValues(_ -> true);
        return firewall;
    }

    /**
     * Only the header is looked at, and else the session, never the address or the body; whether it is a token at all, the
     * decoder says.
     */
    private static @Nullable String bearerToken(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            var session = SessionToken.of(request);
            return session == null ? null : session.value();
        }
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    @Bean
    JwtDecoder jwtDecoder(TokenSettings settings, Clock clock) {
        var timely = new JwtTimestampValidator(settings.clockSkew());
        timely.setClock(clock);
        var verifying = NimbusJwtDecoder.withJwkSetUri(settings.jwkSetUri()).build();
        verifying.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                timely,
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<Object>(
                        JwtClaimNames.AUD,
                        named -> named instanceof Collection<?> audiences && audiences.contains(settings.audience())),
                // a token without an end or an owner is none of ours
                new JwtClaimValidator<Object>(JwtClaimNames.EXP, Objects::nonNull),
                new JwtClaimValidator<Object>(JwtClaimNames.SUB, Objects::nonNull)));
        return new RememberingJwtDecoder(verifying, timely, settings);
    }
}
