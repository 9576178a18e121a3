package org.steelyard.assessment.score;

import java.util.List;
import org.steelyard.assessment.scheme.IndicatorGroup;
import org.steelyard.assessment.scheme.Ratio;

/**
 * A group of indicators, computed.
 *
 * @param effectiveWeight its weight after groups that do not apply gave theirs away
 */
public record GroupScore(IndicatorGroup group, Ratio effectiveWeight, Ratio points, List<IndicatorScore> indicators) {
    public GroupScore {
        indicators = List.copyOf(indicators);
    }
}
