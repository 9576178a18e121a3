package org.steelyard.gateway.operations;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the system is, for those who run it and those who check on it. */
@RestController
class OperationsController {

    private static final Set<String> ROLES = Set.of("OPERATOR", "AUDITOR");

    private final Operations operations;

    OperationsController(Operations operations) {
        this.operations = operations;
    }

    @GetMapping("/api/operations")
    Operations.Report report(@AuthenticationPrincipal Jwt token) {
        var roles = token.getClaimAsStringList("roles");
        if (Collections.disjoint(ROLES, roles == null ? List.of() : roles)) {
            throw new AccessDeniedException("not an operator");
        }
        return operations.report();
    }
}
