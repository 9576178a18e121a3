package org.steelyard.assessment.whatif;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.score.Ranking.Place;
import org.steelyard.assessment.score.ScoreSummary;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.UnitKind;

/**
 * A unit by both schemes.
 *
 * @param difference proposed minus current, unrounded; none if one of them gives no score
 */
public record UnitChange(
        String unit,
        String name,
        UnitKind kind,
        @Nullable Side current,
        @Nullable Side proposed,
        @Nullable BigDecimal difference) {

    /** A unit by one scheme: unrounded, shown with two decimals, graded and placed among its peers. */
    public record Side(
            String scheme,
            @Nullable BigDecimal score,
            @Nullable BigDecimal shown,
            @Nullable Grade grade,
            @Nullable Integer stars,
            @Nullable Integer rank,
            @Nullable Integer peersFrom,
            @Nullable Integer peers) {
        static Side of(ScoreSummary unit, @Nullable Place place) {
            return new Side(
                    unit.scheme(),
                    unit.score(),
                    unit.shown(),
                    unit.grade(),
                    unit.stars(),
                    place == null ? null : place.place(),
                    place == null ? null : place.from(),
                    place == null ? null : place.peers());
        }

        boolean sameGrade(Side other) {
            return grade == other.grade;
        }

        boolean samePlace(Side other) {
            return java.util.Objects.equals(rank, other.rank) && java.util.Objects.equals(peersFrom, other.peersFrom);
        }
    }

    static UnitChange of(ScoreSummary any, @Nullable Side current, @Nullable Side proposed) {
        var before = current == null ? null : current.score();
        var after = proposed == null ? null : proposed.score();
        return new UnitChange(
                any.unit(),
                any.name(),
                any.kind(),
                current,
                proposed,
                before == null || after == null ? null : after.subtract(before));
    }

    /** How much it changes, for the order of the list: that a score appears or goes is more than any difference. */
    BigDecimal size() {
        var oneMissing = score(current) == null != (score(proposed) == null);
        return oneMissing ? BigDecimal.valueOf(1000) : difference == null ? BigDecimal.ZERO : difference.abs();
    }

    private static @Nullable BigDecimal score(@Nullable Side side) {
        return side == null ? null : side.score();
    }
}
