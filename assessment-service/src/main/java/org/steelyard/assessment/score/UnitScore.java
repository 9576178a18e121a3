package org.steelyard.assessment.score;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.contracts.Grade;

/**
 * A unit's score in a period, computed and explained.
 *
 * @param card the unit as known then
 * @param score unrounded, none if no indicator applies
 * @param bonus and {@code deductions}: nothing tells of either yet
 * @param entries complaints of the period, by which units are compared with their peers
 * @param asChild what it gives to the score of its station
 */
public record UnitScore(
        UnitCard card,
        Scheme scheme,
        Question question,
        @Nullable Ratio score,
        Ratio bonus,
        Ratio deductions,
        int entries,
        ChildScore asChild,
        List<GroupScore> groups) {
    public UnitScore {
        groups = List.copyOf(groups);
    }

    /** By the unrounded score. */
    public @Nullable Grade grade() {
        return score == null ? null : scheme.gradeOf(score);
    }

    /** Stars, where the scheme has them. */
    public @Nullable Integer stars() {
        return score == null ? null : scheme.starsOf(score);
    }

    /** Every indicator, in the order of the scheme. */
    public Stream<IndicatorScore> indicators() {
        return groups.stream().flatMap(group -> group.indicators().stream());
    }
}
