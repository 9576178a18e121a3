package org.steelyard.local.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Role;

/**
 * A demo account: what its tokens say about its holder.
 *
 * @param login what is typed at sign-in
 * @param name shown on screen; a function, never a person
 * @param unit code of the unit it belongs to, if any
 * @param office code of the office it belongs to, if any
 * @param path unit codes from the county down to its unit
 * @param officer opaque id of the officer behind it
 */
record Account(
        String login,
        String name,
        Role role,
        @Nullable String unit,
        @Nullable String office,
        List<String> path,
        String officer) {

    Map<String, Object> claims() {
        var claims = new HashMap<String, Object>();
        claims.put("roles", List.of(role.name()));
        claims.put("name", name);
        claims.put("path", path);
        claims.put("officer", officer);
        if (unit != null) {
            claims.put("unit", unit);
        }
        if (office != null) {
            claims.put("office", office);
        }
        return claims;
    }
}
