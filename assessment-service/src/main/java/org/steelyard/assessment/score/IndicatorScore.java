package org.steelyard.assessment.score;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Indicator;
import org.steelyard.assessment.scheme.Ratio;

/**
 * One indicator, computed and explained.
 *
 * @param indicator the line of the scheme
 * @param measured the figures
 * @param effectiveWeight its weight after those that do not apply gave theirs away
 * @param points effective weight times share
 */
public record IndicatorScore(Indicator indicator, Measured measured, Ratio effectiveWeight, Ratio points) {

    /**
     * What was measured.
     *
     * @param k done as wanted, of n; none if the measure has no such figures
     * @param n all that count
     * @param rate k of n, shrunk by the scheme's m and p0
     * @param share of the weight, 0 to 1, none if not applicable
     * @param reason why it does not apply, none if it does
     * @param evidence the subjects behind it, if they were asked for
     */
    public record Measured(
            @Nullable Integer k,
            @Nullable Integer n,
            @Nullable Ratio rate,
            @Nullable Ratio share,
            @Nullable NotApplicable reason,
            List<Evidence> evidence) {
        public Measured {
            evidence = List.copyOf(evidence);
        }

        static Measured not(NotApplicable reason) {
            return new Measured(null, null, null, null, reason, List.of());
        }
    }

    public boolean applies() {
        return measured.share() != null;
    }
}
