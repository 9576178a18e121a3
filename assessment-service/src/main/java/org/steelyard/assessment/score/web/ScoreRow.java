package org.steelyard.assessment.score.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.score.Ranking.Place;
import org.steelyard.assessment.score.ScoreSummary;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.UnitKind;

/**
 * A line of the list.
 *
 * @param score unrounded; {@code shown} has two decimals
 * @param rank among peers; none for a unit listed apart, that is without entries or without a score
 * @param peersFrom entries from which a unit is among these peers
 * @param peers how many they are
 */
record ScoreRow(
        String unit,
        String name,
        UnitKind kind,
        List<String> path,
        int period,
        @Nullable BigDecimal score,
        @Nullable BigDecimal shown,
        @Nullable Grade grade,
        @Nullable Integer stars,
        @Nullable Integer rank,
        @Nullable Integer peersFrom,
        @Nullable Integer peers,
        int entries,
        String scheme,
        Instant asOf) {

    static ScoreRow of(ScoreSummary unit, @Nullable Place place) {
        return new ScoreRow(
                unit.unit(),
                unit.name(),
                unit.kind(),
                unit.path(),
                unit.period(),
                unit.score(),
                unit.shown(),
                unit.grade(),
                unit.stars(),
                place == null ? null : place.place(),
                place == null ? null : place.from(),
                place == null ? null : place.peers(),
                unit.entries(),
                unit.scheme(),
                unit.asOf());
    }
}
