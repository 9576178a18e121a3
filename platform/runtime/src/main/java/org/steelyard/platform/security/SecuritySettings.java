package org.steelyard.platform.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which tokens are good.
 *
 * @param issuer the {@code iss} a token must have
 * @param jwkSetUri where the issuer's keys are
 * @param audience the {@code aud} a token must name
 * @param clockSkew by how much clocks may differ
 */
@ConfigurationProperties("steelyard.security")
public record SecuritySettings(
        @DefaultValue("http://127.0.0.1:8085") String issuer,
        @DefaultValue("http://127.0.0.1:8085/oauth2/jwks") String jwkSetUri,
        @DefaultValue("steelyard") String audience,
        @DefaultValue("30s") Duration clockSkew) {}
