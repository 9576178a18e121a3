package org.steelyard.assessment.score;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Ratio;

/**
 * What a point gives to the score of its station.
 *
 * @param unit the point
 * @param score unrounded, none if it has none
 * @param trained officers with enough completions
 * @param officers officers counted; none of an excused unit
 * @param training the evidence for both, if it was asked for
 */
public record ChildScore(String unit, @Nullable Ratio score, int trained, int officers, List<Evidence> training) {
    public ChildScore {
        training = List.copyOf(training);
    }
}
