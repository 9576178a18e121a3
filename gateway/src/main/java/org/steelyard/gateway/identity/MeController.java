package org.steelyard.gateway.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells callers who they are, as their token says. */
@RestController
class MeController {

    record Me(
            @Nullable String account,
            @Nullable String name,
            List<String> roles,
            @Nullable String unit,
            @Nullable String office,
            List<String> path) {}

    @GetMapping("/api/me")
    Me me(@AuthenticationPrincipal Jwt token) {
        return new Me(
                token.getSubject(),
                token.getClaimAsString("name"),
                strings(token, "roles"),
                token.getClaimAsString("unit"),
                token.getClaimAsString("office"),
                strings(token, "path"));
    }

    private static List<String> strings(Jwt token, String claim) {
        var values = token.getClaimAsStringList(claim);
        return values == null ? List.of() : values;
    }
}
