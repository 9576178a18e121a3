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
 * @param beside bonus, deductions, vetoes and excluded cases
 * @param entries complaints, violation reports and consultations of the period, by which units are compared with their
 *     peers
 * @param asChild what it gives to the score of its station
 */
public record UnitScore(
        UnitCard card,
        Scheme scheme,
        Question question,
        @Nullable Ratio score,
        Beside beside,
        int entries,
        ChildScore asChild,
        List<GroupScore> groups) {
    public UnitScore {
        groups = List.copyOf(groups);
    }

    /** All bonus together, at most what the scheme allows. */
    public Ratio bonus() {
        return beside.bonusPoints(scheme);
    }

    /** All deductions together. */
    public Ratio deductions() {
        return beside.deductedPoints();
    }

    /** Whether a veto makes the unit unqualified; its score stays. */
    public boolean vetoed() {
        return !beside.vetoes().isEmpty();
    }

    /** By the unrounded score, unless there is a veto. */
    public @Nullable Grade grade() {
        if (vetoed()) {
            return Grade.UNQUALIFIED;
        }
        return score == null ? null : scheme.gradeOf(score);
    }

    /** Stars, where the scheme has them; a unit under a veto carries none. */
    public @Nullable Integer stars() {
        var stars = score == null ? null : scheme.starsOf(score);
        return stars != null && vetoed() ? Integer.valueOf(0) : stars;
    }

    /** Every indicator, in the order of the scheme. */
    public Stream<IndicatorScore> indicators() {
        return groups.stream().flatMap(group -> group.indicators().stream());
    }
}
