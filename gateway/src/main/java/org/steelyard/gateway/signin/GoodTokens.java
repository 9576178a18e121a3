package org.steelyard.gateway.signin;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Looks at what the provider gave as at any token of a client: one that the API would not take makes no session. */
@Component
@ConditionalOnSignIn
class GoodTokens {

    private final JwtDecoder decoder;

    GoodTokens(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    /** @throws BadJwtException if the token is not good */
    Jwt checked(String token) throws ProviderUnavailable {
        try {
            return decoder.decode(token);
        } catch (BadJwtException bad) {
            throw bad;
        } catch (JwtException away) {
            throw new ProviderUnavailable("Its keys cannot be had", away);
        }
    }
}
