package org.steelyard.assessment.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.assessment.scheme.Schemes;
import org.steelyard.assessment.score.Ranking;
import org.steelyard.assessment.score.ScoreSummary;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.assessment.score.UnitScore;

/** Puts the scores of a county by two choices of schemes side by side. */
final class Comparison {

    private final TreeMap<String, ScoreSummary> current = new TreeMap<>();
    private final TreeMap<String, ScoreSummary> proposed = new TreeMap<>();

    void add(boolean isProposed, UnitScore score) {
        var summary = ScoreSummary.of(ScoreView.of(score));
        (isProposed ? proposed : current).put(summary.unit(), summary);
    }

    /** All units, the largest change first. */
    List<UnitChange> changes(List<Scheme> currentSchemes, List<Scheme> proposedSchemes) {
        var before = new Ranking(List.copyOf(current.values()), new Schemes(currentSchemes));
        var after = new Ranking(List.copyOf(proposed.values()), new Schemes(proposedSchemes));
        var all = new TreeMap<>(current);
        all.putAll(proposed);
        var changes = new ArrayList<UnitChange>();
        all.forEach((unit, any) ->
                changes.add(UnitChange.of(any, side(current.get(unit), before), side(proposed.get(unit), after))));
        changes.sort(Comparator.comparing(UnitChange::size).reversed().thenComparing(UnitChange::unit));
        return changes;
    }

    private static UnitChange.@Nullable Side side(@Nullable ScoreSummary unit, Ranking ranking) {
        return unit == null ? null : UnitChange.Side.of(unit, ranking.of(unit.unit()));
    }

    static WhatIf.Totals totals(List<UnitChange> changes) {
        int up = 0;
        int down = 0;
        int grades = 0;
        int places = 0;
        for (var change : changes) {
            var sign = change.difference() == null ? 0 : change.difference().signum();
            up += sign > 0 ? 1 : 0;
            down += sign < 0 ? 1 : 0;
            var before = change.current();
            var after = change.proposed();
            grades += before != null && after != null && before.sameGrade(after) ? 0 : 1;
            places += before != null && after != null && before.samePlace(after) ? 0 : 1;
        }
        return new WhatIf.Totals(changes.size(), up, down, grades, places);
    }
}
