package org.steelyard.contracts;

import java.util.List;

/**
 * A unit of the network with its place in it, as it was when the record was written.
 *
 * @param code the division code, unique in the country
 * @param kind county, station or point
 * @param path the codes from the county down to the unit itself
 */
public record UnitRef(String code, UnitKind kind, List<String> path) {
    public UnitRef {
        path = List.copyOf(path);
    }

    /** Whether this unit lies in the given unit's area; every unit lies in its own. */
    public boolean within(String areaCode) {
        return path.contains(areaCode);
    }
}
