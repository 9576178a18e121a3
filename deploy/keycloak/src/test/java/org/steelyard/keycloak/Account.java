package org.steelyard.keycloak;

import java.util.List;
import org.steelyard.contracts.Role;

/**
 * Somebody whom an administrator entered.
 *
 * @param path codes from the county down to the unit; the last one is the unit, and without any there is none
 */
record Account(String name, List<String> roles, List<String> path) {

    static final String PASSWORD = "zhe-shi-yi-ge-mima";

    static Account of(String name, Role role, String... path) {
        return new Account(name, List.of(role.name()), List.of(path));
    }
}
