package org.steelyard.platform.security;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.steelyard.contracts.Role;

/** Gives a controller the {@link Caller} of the request. */
public class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        if (request.getUserPrincipal() instanceof JwtAuthenticationToken token) {
            return of(token.getToken());
        }
        throw new InsufficientAuthenticationException("No token");
    }

    static Caller of(Jwt token) {
        var path = strings(token, "path");
        return new Caller(
                token.getSubject() == null ? "" : token.getSubject(),
                roles(token),
                token.getClaimAsString("unit"),
                token.getClaimAsString("office"),
                path,
                token.getClaimAsString("officer"));
    }

    private static Set<Role> roles(Jwt token) {
        var roles = EnumSet.noneOf(Role.class);
        for (var name : strings(token, "roles")) {
            for (var role : Role.values()) {
                // SYSTEM is the software itself; no token may claim it
                if (role.name().equals(name) && role != Role.SYSTEM) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    private static List<String> strings(Jwt token, String claim) {
        var values = token.getClaimAsStringList(claim);
        return values == null ? List.of() : new ArrayList<>(values);
    }
}
