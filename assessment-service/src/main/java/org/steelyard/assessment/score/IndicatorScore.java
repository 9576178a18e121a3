package org.steelyard.assessment.score;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Indicator;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.assessment.scheme.ShareFunction.Quota;

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
     * @param done of a quota: how many were done
     * @param due of a quota: how many are due by now
     * @param share of the weight, 0 to 1, none if not applicable
     * @param reason why it does not apply, none if it does
     * @param evidence the subjects behind it, if they were asked for
     * @param open subjects that will count once they are done or due, if evidence was asked for
     */
    public record Measured(
            @Nullable Ratio k,
            @Nullable Integer n,
            @Nullable Ratio rate,
            @Nullable Integer done,
            @Nullable Integer due,
            @Nullable Ratio share,
            @Nullable NotApplicable reason,
            List<Evidence> evidence,
            List<Evidence> open) {
        public Measured {
            evidence = List.copyOf(evidence);
            open = List.copyOf(open);
        }

        static Measured not(NotApplicable reason) {
            return new Measured(null, null, null, null, null, null, reason, List.of(), List.of());
        }

        /** k of n as it is, or shrunk to a rate. */
        static Measured counted(Tally tally, @Nullable Ratio rate, Ratio share) {
            return new Measured(tally.k(), tally.n(), rate, null, null, share, null, tally.evidence(), tally.open());
        }

        /** n = 0, with what was left out and what is open. */
        static Measured nothing(Tally tally) {
            return new Measured(
                    Ratio.ZERO,
                    0,
                    null,
                    null,
                    null,
                    null,
                    NotApplicable.NOTHING_TO_COUNT,
                    tally.evidence(),
                    tally.open());
        }

        /** So many of a quota; nothing due and nothing done does not apply. */
        static Measured quota(Tally tally, Quota quota, int due) {
            var applies = due > 0 || tally.n() > 0;
            return new Measured(
                    null,
                    null,
                    null,
                    tally.n(),
                    due,
                    applies ? quota.share(tally.n(), due) : null,
                    applies ? null : NotApplicable.NOTHING_DUE_YET,
                    tally.evidence(),
                    tally.open());
        }
    }

    public boolean applies() {
        return measured.share() != null;
    }
}
