package org.steelyard.assessment.score.kafka;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Grade;

/**
 * What was last told of a unit in a period; nothing is told twice.
 *
 * @param sequence of the last {@code score-changed}
 * @param digest of the last explained score
 * @param station that was last told of it, if it is a point
 * @param news that the station was told
 */
record Told(
        long sequence,
        String digest,
        @Nullable BigDecimal score,
        @Nullable Grade grade,
        @Nullable String scheme,
        @Nullable String station,
        @Nullable ChildNews news) {

    /** The same with what another engine told last: what is told next goes on from there. */
    Told announced(Announced last) {
        return new Told(last.sequence(), digest, last.score(), last.grade(), last.scheme(), station, news);
    }

    /** What was last told on the topic of scores. */
    record Announced(
            int period,
            long sequence,
            @Nullable BigDecimal score,
            @Nullable Grade grade,
            @Nullable String scheme) {}

    static final Told NOTHING = new Told(0, "", null, null, null, null, null);
}
