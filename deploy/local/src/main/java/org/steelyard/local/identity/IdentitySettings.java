package org.steelyard.local.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the local identity provider.
 *
 * @param issuer the address its tokens name as issuer
 * @param audience whom its tokens are meant for
 * @param tokenLifetime how long an access token is good for
 * @param dataDir where the signing key is kept, so that tokens outlive a restart
 * @param demoPassword the one password of all demo accounts
 * @param demoSecretFile file with the secret that opens the token endpoint for scripts; none closes it
 * @param point the unit of the account {@code point}
 * @param station the unit of the account {@code station}
 * @param office the office of the account {@code office}
 * @param clientSecret proves that the gateway is the gateway
 * @param consoleRedirects where a browser may be sent back to after sign-in
 * @param consoleFronts where a browser may be sent back to after sign-out
 * @param refreshLifetime how long a browser's session may get new tokens
 */
@Validated
@ConfigurationProperties("steelyard.identity")
record IdentitySettings(
        @NotBlank String issuer,
        @NotBlank String audience,
        @NotNull Duration tokenLifetime,
        @NotNull Path dataDir,
        @NotBlank String demoPassword,
        @Nullable Path demoSecretFile,
        @NotBlank String point,
        @NotBlank String station,
        @NotBlank String office,
        @NotBlank String clientSecret,
        @NotEmpty List<String> consoleRedirects,
        @NotEmpty List<String> consoleFronts,
        @NotNull Duration refreshLifetime) {}
