package org.steelyard.assessment.score.kafka;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.assessment.score.ChildScore;
import org.steelyard.assessment.score.UnitScore;

/**
 * What a point tells its station when it changes.
 *
 * @param score unrounded, as an exact fraction; none if it has none
 * @param counts whether it is one of the station's open points; if not, the station forgets it
 */
record ChildNews(String child, int period, @Nullable String score, int trained, int officers, boolean counts) {

    static ChildNews of(UnitScore score, boolean counts) {
        var child = score.asChild();
        return new ChildNews(
                child.unit(),
                score.question().period(),
                child.score() == null ? null : child.score().toString(),
                child.trained(),
                child.officers(),
                counts);
    }

    ChildNews gone() {
        return new ChildNews(child, period, null, 0, 0, false);
    }

    ChildScore asChild() {
        return new ChildScore(child, score == null ? null : Ratio.parse(score), trained, officers, List.of());
    }
}
