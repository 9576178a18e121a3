package org.steelyard.assessment.score.kafka;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.assessment.score.ChildScore;
import org.steelyard.assessment.score.Step;
import org.steelyard.assessment.score.UnitScore;

/**
 * What a point tells its station when it changes. A closed point goes on telling: it served in half-years that count.
 *
 * @param score unrounded, as an exact fraction; none if it has none
 * @param inspections by the station, the first in each half-year
 * @param assessed the first time in the year it was assessed
 * @param counts whether it is one of the station's points; if not, the station forgets it
 */
record ChildNews(
        String child,
        int period,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable String score,
        int trained,
        int officers,
        List<Step> inspections,
        @Nullable Step assessed,
        boolean counts) {

    static ChildNews of(UnitScore score) {
        var child = score.asChild();
        return new ChildNews(
                child.unit(),
                score.question().period(),
                child.openedOn(),
                child.closedOn(),
                child.score() == null ? null : child.score().toString(),
                child.trained(),
                child.officers(),
                child.inspections(),
                child.assessed(),
                true);
    }

    ChildNews gone() {
        return new ChildNews(child, period, openedOn, closedOn, null, 0, 0, List.of(), null, false);
    }

    ChildScore asChild() {
        return new ChildScore(
                child,
                openedOn,
                closedOn,
                score == null ? null : Ratio.parse(score),
                trained,
                officers,
                inspections,
                assessed,
                List.of());
    }
}
