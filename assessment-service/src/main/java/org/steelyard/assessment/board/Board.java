package org.steelyard.assessment.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Ratio;

/**
 * How the departments of a county did their part of a year.
 *
 * @param ref which version of the board counts
 * @param score out of 100, none while no line applies
 */
public record Board(
        String county,
        int period,
        Instant asOf,
        String ref,
        @Nullable Ratio score,
        List<Line> lines) {

    /**
     * One line.
     *
     * @param weight its part of the duty's weight before what does not apply is shared out
     * @param effective its weight after that, zero if it does not apply itself
     * @param count what was counted, none if it does not apply
     * @param share of the weight, none if it does not apply
     */
    public record Line(
            String duty,
            String code,
            BoardMeasure measure,
            String function,
            @Nullable Integer perYear,
            Ratio weight,
            Ratio effective,
            @Nullable Count count,
            @Nullable Ratio share) {

        /** What it brings. */
        public Ratio points() {
            return share == null ? Ratio.ZERO : effective.times(share);
        }
    }

    /**
     * What was counted.
     *
     * @param k done
     * @param n what k is of: all there are, or what is due by now
     * @param events behind k
     * @param missing behind n − k: units, officers or events
     */
    public record Count(int k, int n, List<String> events, List<String> missing) {
        public Count {
            events = List.copyOf(events);
            missing = List.copyOf(missing);
        }
    }
}
