package org.steelyard.assessment.integrity;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A unit's year as it stands at the end of a day, beside what others have.
 *
 * @param unit its code
 * @param traces of the year
 * @param peers what the other units of its kind in the county have together in the year
 * @param span the last days before, none if they say nothing of the unit
 */
record UnitDay(
        String unit,
        List<Trace> traces,
        Share peers,
        @Nullable Span span) {

    UnitDay {
        traces = List.copyOf(traces);
    }

    /** The same without what was looked into before. */
    UnitDay without(Set<String> subjects) {
        return new UnitDay(unit, Trace.without(traces, subjects), peers, span);
    }

    /**
     * How many of some complaints an officer referred without a rule asking for it.
     *
     * @param complaints all of them
     * @param byHand those referred
     */
    record Share(long complaints, long byHand) {

        static final Share NONE = new Share(0, 0);

        Share plus(Share other) {
            return new Share(complaints + other.complaints, byHand + other.byHand);
        }

        Share minus(Share other) {
            return new Share(complaints - other.complaints, byHand - other.byHand);
        }
    }

    /**
     * The last days, throughout which the unit was open.
     *
     * @param entries its own
     * @param before the subject of its last entry before, none if there was none in this year and the last
     * @param neighbours entries of the station and of each of the other points there
     */
    record Span(long entries, @Nullable String before, List<Long> neighbours) {
        Span {
            neighbours = List.copyOf(neighbours);
        }
    }
}
