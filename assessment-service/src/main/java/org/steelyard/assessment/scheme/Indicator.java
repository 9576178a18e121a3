package org.steelyard.assessment.scheme;

import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.InspectionItem;

/**
 * One line of a scheme.
 *
 * @param code such as {@code S4b}
 * @param duty the duty of the founding plan it stands for
 * @param title what it says
 * @param measure what is measured
 * @param item the item of inspection, for that measure only
 * @param function how the measure becomes a share
 * @param weight points it can earn
 */
public record Indicator(
        String code,
        String duty,
        Title title,
        Measure measure,
        @Nullable InspectionItem item,
        ShareFunction function,
        Ratio weight) {

    /** A text in the two languages of the house. */
    public record Title(String zh, String en) {}
}
