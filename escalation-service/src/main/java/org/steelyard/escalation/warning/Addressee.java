package org.steelyard.escalation.warning;

import java.util.List;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.escalation.network.KnownUnit;

/**
 * A unit that is to pass a warning on, as it was when the warning was issued.
 *
 * @param name the plaque name
 * @param path the codes from the county down to the unit itself
 */
public record Addressee(String code, String name, UnitKind kind, List<String> path) {

    public Addressee {
        path = List.copyOf(path);
    }

    static Addressee of(KnownUnit unit) {
        return new Addressee(unit.code(), unit.name(), unit.kind(), unit.path());
    }

    UnitRef ref() {
        return new UnitRef(code, kind, path);
    }
}
