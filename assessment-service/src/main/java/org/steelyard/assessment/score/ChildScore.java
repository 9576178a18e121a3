package org.steelyard.assessment.score;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Ratio;

/**
 * What a point gives to the score of its station.
 *
 * @param unit the point
 * @param openedOn first day of service
 * @param closedOn last day of service, if closed
 * @param score unrounded, none if it has none
 * @param trained officers with enough completions
 * @param officers officers counted; none of an excused unit
 * @param inspections by its present station, the first in each half-year
 * @param assessed the first time in the year it was assessed
 * @param training the evidence for both, if it was asked for
 */
public record ChildScore(
        String unit,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable Ratio score,
        int trained,
        int officers,
        List<Step> inspections,
        @Nullable Step assessed,
        List<Evidence> training) {
    public ChildScore {
        inspections = List.copyOf(inspections);
        training = List.copyOf(training);
    }

    /** Whether the point serves on that day; the last day of service counts. */
    boolean openOn(LocalDate day) {
        return !day.isBefore(openedOn) && (closedOn == null || !day.isAfter(closedOn));
    }

    ChildScore with(@Nullable Ratio raised) {
        return new ChildScore(unit, openedOn, closedOn, raised, trained, officers, inspections, assessed, training);
    }
}
