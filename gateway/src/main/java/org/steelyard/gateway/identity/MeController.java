package org.steelyard.gateway.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.gateway.signin.SessionToken;

/** Tells callers who they are, as their token says. */
@RestController
class MeController {

    /**
     * Who somebody is.
     *
     * @param officer under which the network knows the person, if the account is one officer's
     * @param sessionEnds when a browser's session ends however much it is used; nothing for a client with a token of its own
     */
    record Me(
            @Nullable String account,
            @Nullable String name,
            List<String> roles,
            @Nullable String unit,
            @Nullable String office,
            List<String> path,
            @Nullable String officer,
            @Nullable Instant sessionEnds) {}

    @GetMapping("/api/me")
    Me me(@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
        var session = SessionToken.of(request);
        return new Me(
                token.getSubject(),
                token.getClaimAsString("name"),
                strings(token, "roles"),
                token.getClaimAsString("unit"),
                token.getClaimAsString("office"),
                strings(token, "path"),
                token.getClaimAsString("officer"),
                session == null ? null : session.ends());
    }

    private static List<String> strings(Jwt token, String claim) {
        var values = token.getClaimAsStringList(claim);
        return values == null ? List.of() : values;
    }
}
