package org.steelyard.gateway.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which tokens are good; the same names as in the services.
 *
 * @param issuer the {@code iss} a token must have
 * @param jwkSetUri where the issuer's keys are; asked when the first token comes, so the issuer may start later
 * @param audience the {@code aud} a token must name
 * @param clockSkew by how much clocks may differ
 * @param verifiedFor how long a token once verified is not verified anew; its expiry is always looked at
 * @param verifiedAtMost how many verified tokens are remembered
 */
@ConfigurationProperties("steelyard.security")
record TokenSettings(
        @DefaultValue("http://127.0.0.1:8085") String issuer,
        @DefaultValue("http://127.0.0.1:8085/oauth2/jwks") String jwkSetUri,
        @DefaultValue("steelyard") String audience,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("60s") Duration verifiedFor,
        @DefaultValue("10000") int verifiedAtMost) {}
