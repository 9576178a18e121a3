package org.steelyard.assessment.scheme;

import org.jspecify.annotations.Nullable;

/**
 * Points that something earns or costs a unit beside its indicators.
 *
 * @param kind what does
 * @param points of each, above zero
 * @param max most points of this kind together, none if there is no such limit
 */
public record Adjustment(
        Kind kind,
        Indicator.Title title,
        Ratio points,
        @Nullable Ratio max) {

    /** What can be told of a unit beside its indicators. */
    public enum Kind {
        /** a lead that became a filed case */
        CASE_FILED(true),
        /** a case adopted as typical */
        TYPICAL_CASE(true),
        /** commended by the county, */
        COUNTY(true),
        /** the city, */
        CITY(true),
        /** or the province */
        PROVINCE(true),
        /** a report in the media */
        MEDIA(true),
        /** a substantiated complaint about staff */
        STAFF_COMPLAINT(false),
        /** a case reopened for false closure */
        FALSE_CLOSURE(false),
        /** an incident reported late or not at all */
        LATE_INCIDENT(false);

        private final boolean bonus;

        Kind(boolean bonus) {
            this.bonus = bonus;
        }

        /** Whether it earns points; if not, it costs them. */
        public boolean bonus() {
            return bonus;
        }
    }

    /** What so many of them are worth. */
    public Ratio worth(int count) {
        var all = points.times(Ratio.of(count));
        return max == null ? all : all.min(max);
    }
}
