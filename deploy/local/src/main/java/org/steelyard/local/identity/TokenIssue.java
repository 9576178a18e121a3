package org.steelyard.local.identity;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** What access tokens say, whichever way they are asked for. */
@Component
class TokenIssue implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final Accounts accounts;
    private final IdentitySettings settings;
    private final JwtEncoder encoder;
    private final Clock clock;

    TokenIssue(Accounts accounts, IdentitySettings settings, JwtEncoder encoder, Clock clock) {
        this.accounts = accounts;
        this.settings = settings;
        this.encoder = encoder;
        this.clock = clock;
    }

    /** A token of the browser flow. */
    @Override
    public void customize(JwtEncodingContext context) {
        Authentication holder = Objects.requireNonNull(context.getPrincipal());
        accounts.find(holder.getName()).ifPresent(account -> {
            context.getClaims().claims(claims -> claims.putAll(account.claims()));
            if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                context.getClaims().audience(List.of(settings.audience()));
            }
        });
    }

    /** A token for a script. */
    String issue(Account account) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var claims = JwtClaimsSet.builder()
                .issuer(settings.issuer())
                .subject(account.login())
                .audience(List.of(settings.audience()))
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(settings.tokenLifetime()))
                .claims(all -> all.putAll(account.claims()))
                .build();
        var header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
