package org.steelyard.assessment.score.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.score.NotApplicable;
import org.steelyard.assessment.score.Ranking.Place;
import org.steelyard.assessment.score.ScoreSummary;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.UnitKind;

/**
 * A line of the list.
 *
 * @param score unrounded; {@code shown} has two decimals
 * @param rank among peers; none for a unit listed apart, that is without entries or without a score
 * @param peersFrom entries from which a unit is among these peers
 * @param peers how many they are
 * @param indicators what the unit got for each, in the scheme's order, if that was asked for
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
        Instant asOf,
        @Nullable List<Earned> indicators) {

    /**
     * One indicator of a unit; its title is in the scheme.
     *
     * @param share of its weight that was earned, none if it does not apply
     * @param effectiveWeight after weights that do not apply went to others
     * @param notApplicable why it does not apply
     */
    record Earned(
            String code,
            @Nullable BigDecimal share,
            BigDecimal effectiveWeight,
            BigDecimal points,
            @Nullable NotApplicable notApplicable) {

        static List<Earned> of(ScoreView view) {
            return view.groups().stream()
                    .flatMap(group -> group.indicators().stream())
                    .map(line -> new Earned(
                            line.code(), line.share(), line.effectiveWeight(), line.points(), line.notApplicable()))
                    .toList();
        }
    }

    static ScoreRow of(ScoreSummary unit, @Nullable Place place, @Nullable ScoreView explained) {
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
                unit.asOf(),
                explained == null ? null : Earned.of(explained));
    }
}
