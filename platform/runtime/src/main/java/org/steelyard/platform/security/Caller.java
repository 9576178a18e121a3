package org.steelyard.platform.security;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.problem.NotAllowed;

/**
 * Who makes a request, as a verified token says.
 *
 * @param account the token's subject
 * @param roles what the caller may be
 * @param unit the caller's own unit, none for office officers
 * @param office the caller's office, none for unit officers
 * @param path codes from the county down to the caller's unit; empty means no area at all
 * @param officer the opaque id under which the network knows the caller, if any
 */
public record Caller(
        String account,
        Set<Role> roles,
        @Nullable String unit,
        @Nullable String office,
        List<String> path,
        @Nullable String officer) {

    public Caller {
        roles = Set.copyOf(roles);
        path = List.copyOf(path);
    }

    /** Whether the caller has any of these roles. */
    public boolean is(Role... any) {
        return List.of(any).stream().anyMatch(roles::contains);
    }

    /** Whether the caller takes over old records, and so may say when they were written down. */
    public boolean isImporter() {
        return roles.contains(Role.IMPORTER);
    }

    /** Refuses a caller who has none of these roles. */
    public void require(Role... any) {
        if (!is(any)) {
            throw new NotAllowed();
        }
    }

    /** The role in which the caller acts, to be told in events. */
    public Role actingRole() {
        return roles.stream().sorted().findFirst().orElseThrow(NotAllowed::new);
    }

    /** The channel of the caller's entries; what the importer brings stays marked for ever. */
    public Channel channel(Channel stated) {
        return isImporter() ? Channel.IMPORT : stated;
    }

    /** Whether a unit, or a record that carries its path, lies in the caller's area. */
    public boolean covers(UnitRef place) {
        return covers(place.path());
    }

    /** Whether a path of unit codes leads through the caller's own unit. */
    public boolean covers(List<String> unitPath) {
        var area = area();
        return area != null && unitPath.contains(area);
    }

    /** The code whose subtree is the caller's area: a person of a station sees the station and its points. */
    public @Nullable String area() {
        return unit;
    }
}
