package org.steelyard.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.steelyard.platform.problem.Problems;
import tools.jackson.databind.json.JsonMapper;

/** Each service checks each token itself: the gateway is not the only lock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain security(HttpSecurity http, Problems problems, JsonMapper json) {
        return http.csrf(AbstractHttpConfigurer::disable) // bearer tokens only, no cookie a browser would add
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/v3/api-docs/**", "/actuator/**", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint((request, response, failure) ->
                                refuse(request, response, problems, json))) // never says why to a stranger
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, failure) -> refuse(request, response, problems, json)))
                .build();
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, Problems problems, JsonMapper json)
            throws IOException {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream()
                .write(json.writeValueAsBytes(problems.of(HttpStatus.UNAUTHORIZED, "unauthenticated", request)));
    }

    @Bean
    JwtDecoder jwtDecoder(SecuritySettings settings) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(settings.jwkSetUri()).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                new JwtTimestampValidator(settings.clockSkew()),
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<Object>(
                        JwtClaimNames.AUD,
                        audiences -> audiences instanceof Iterable<?> all && contains(all, settings.audience())),
                // a token without an end or an owner is none of ours
                new JwtClaimValidator<Object>(JwtClaimNames.EXP, Objects::nonNull),
                new JwtClaimValidator<Object>(JwtClaimNames.SUB, Objects::nonNull)));
        return decoder;
    }

    private static boolean contains(Iterable<?> all, String wanted) {
        for (var one : all) {
            if (wanted.equals(one)) {
                return true;
            }
        }
        return false;
    }
}
