package org.steelyard.contracts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Scores as they move. */
@Topic(value = ScoreEvent.TOPIC, compacted = true)
public sealed interface ScoreEvent extends Event {
    String TOPIC = "score-events";

    /**
     * A unit's score moved; the topic is compacted by unit and period, so the last one is the live score.
     *
     * @param period the calendar year
     * @param scheme {@code <id>@<version>} it was computed with
     * @param score unrounded; none if no indicator applies
     * @param previous the score before, if there was one
     * @param grade none if there is no score
     */
    @EventType("score-changed.v1")
    record ScoreChanged(
            Origin origin,
            int period,
            String scheme,
            @Nullable BigDecimal score,
            @Nullable BigDecimal previous,
            @Nullable Grade grade)
            implements ScoreEvent {

        @Override
        public String key() {
            return origin().unit().code() + "|" + period;
        }
    }
}
