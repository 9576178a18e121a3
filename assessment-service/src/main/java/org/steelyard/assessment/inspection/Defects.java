package org.steelyard.assessment.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.InspectionItem;

/**
 * What is not in order at a unit. The last inspection says what is: an item it found not in order is open until it is put
 * right or a later inspection passes it.
 *
 * @param inspection the last one, none if there was none
 * @param items what it found not in order
 */
public record Defects(@Nullable Inspection inspection, List<Defect> items) {

    /** From a unit's inspections, the latest first. */
    static Defects of(List<Inspection> inspections) {
        if (inspections.isEmpty()) {
            return new Defects(null, List.of());
        }
        var last = inspections.getFirst();
        var defects = new ArrayList<Defect>();
        Arrays.stream(InspectionItem.values())
                .filter(last::isDefect)
                .forEach(item -> defects.add(
                        new Defect(item, since(item, inspections), last.findingOn(item), last.fixOf(item))));
        return new Defects(last, List.copyOf(defects));
    }

    /** The first of the inspections that, without one that passed it or a fix between, found it not in order. */
    private static Instant since(InspectionItem item, List<Inspection> inspections) {
        var since = inspections.getFirst().occurredAt();
        for (var earlier : inspections.subList(1, inspections.size())) {
            if (!earlier.isDefect(item) || earlier.fixOf(item) != null) {
                break;
            }
            since = earlier.occurredAt();
        }
        return since;
    }

    /** How many are still open. */
    public long open() {
        return items.stream().filter(defect -> defect.fix() == null).count();
    }

    /**
     * One item not in order.
     *
     * @param since when it was first found so
     * @param fix that it was put right, none while it is open
     */
    public record Defect(
            InspectionItem item,
            Instant since,
            @Nullable String finding,
            @Nullable Fix fix) {}
}
