package org.steelyard.assessment.score;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;

/**
 * Training offered, or a warning given, to every unit that has one of the areas on its path.
 *
 * @param only the kind of unit it is for, none for all
 */
public record Offer(Step step, List<String> areas, @Nullable UnitKind only) {
    public Offer {
        areas = List.copyOf(areas);
    }

    /** An offer to units of every kind. */
    public Offer(Step step, List<String> areas) {
        this(step, areas, null);
    }

    boolean reaches(UnitRef unit) {
        return (only == null || only == unit.kind()) && areas.stream().anyMatch(unit::within);
    }
}
