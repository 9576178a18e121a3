package org.steelyard.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers which tokens have a good signature, because checking one costs more than passing the request on. What depends
 * on the time is checked on every use, and a withdrawn key is noticed once the memory ends.
 */
class RememberingJwtDecoder implements JwtDecoder {

    private final JwtDecoder verifying;
    private final OAuth2TokenValidator<Jwt> stillValid;
    private final Cache<String, Jwt> verified;

    RememberingJwtDecoder(JwtDecoder verifying, OAuth2TokenValidator<Jwt> stillValid, TokenSettings settings) {
        this.verifying = verifying;
        this.stillValid = stillValid;
        this.verified = Caffeine.newBuilder()
                .expireAfterWrite(settings.verifiedFor())
                .maximumSize(settings.verifiedAtMost())
                .build();
    }

    @Override
    public Jwt decode(String token) {
        var known = verified.getIfPresent(token);
        if (known == null) {
            var fresh = verifying.decode(token);
            verified.put(token, fresh);
            return fresh;
        }
        var result = stillValid.validate(known);
        if (result.hasErrors()) {
            throw new JwtValidationException("No longer valid", result.getErrors());
        }
        return known;
    }
}
