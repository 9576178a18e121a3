package org.steelyard.gateway.signin;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How browsers sign in. Without a client id none can, and only clients with a token of their own are served.
 *
 * @param clientId the gateway's name at the provider
 * @param clientSecret its secret there
 * @param key 32 bytes in base64, the same for all instances; seals tokens at rest. Another key signs everyone out
 * @param issuer the provider; its endpoints are found when the first browser comes, so it may start later
 * @param scopes what is asked for; {@code openid} is needed
 * @param publicUrl the gateway's address as browsers see it, needed behind a balancer that ends TLS; else the address asked for
 * @param mongoUri where sessions are kept
 * @param database the database there
 * @param storeTimeout how long the store may take
 * @param idle how long a session lasts unused
 * @param absolute how long a session lasts at most
 * @param attempt how long a sign-in may take
 * @param refreshBefore how long before its end a token is replaced
 * @param providerTimeout how long the provider may take to connect, and again to answer
 * @param touchEvery how often at most a session's use is written down
 * @param streamCheck how often an open event stream is held against its session; with the next event, it then ends with it
 * @param sweepEvery how often ended sessions are cleared away; no longer usable they are at once
 * @param atMost sessions at once; when there are as many, nobody else can sign in
 * @param perAccount sessions of one account at once; the oldest makes way for a new one
 */
@Validated
@ConditionalOnSignIn
@ConfigurationProperties("steelyard.gateway.sign-in")
record SignInSettings(
        @NotBlank String clientId,
        @NotBlank String clientSecret,
        @NotBlank String key,
        @NotBlank String issuer,
        @NotEmpty @DefaultValue({"openid", "profile"}) List<String> scopes,
        @Nullable URI publicUrl,
        @NotBlank String mongoUri,
        @NotBlank @DefaultValue("gateway") String database,
        @DefaultValue("2s") Duration storeTimeout,
        @DefaultValue("2h") Duration idle,
        @DefaultValue("12h") Duration absolute,
        @DefaultValue("10m") Duration attempt,
        @DefaultValue("60s") Duration refreshBefore,
        @DefaultValue("5s") Duration providerTimeout,
        @DefaultValue("1m") Duration touchEvery,
        @DefaultValue("10s") Duration streamCheck,
        @DefaultValue("5m") Duration sweepEvery,
        @Min(1) @DefaultValue("20000") int atMost,
        @Min(1) @DefaultValue("10") int perAccount) {

    @Override
    public String toString() {
        return "SignInSettings[clientId=" + clientId + ", withheld]";
    }
}
