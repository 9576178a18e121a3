package org.steelyard.assessment.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.UnitKind;

/**
 * A score without its explanation.
 *
 * @param score unrounded, up to 20 decimals; none if no indicator applies
 * @param shown rounded half-up to two decimals
 * @param entries complaints, violation reports and consultations of the period
 * @param asOf when it was last computed anew and had changed
 */
public record ScoreSummary(
        String unit,
        String name,
        UnitKind kind,
        List<String> path,
        int period,
        String scheme,
        @Nullable BigDecimal score,
        @Nullable BigDecimal shown,
        @Nullable Grade grade,
        @Nullable Integer stars,
        int entries,
        Instant asOf) {

    /** The short form of an explained score. */
    public static ScoreSummary of(ScoreView view) {
        return new ScoreSummary(
                view.unit(),
                view.name(),
                view.kind(),
                view.path(),
                view.period(),
                view.scheme(),
                view.score(),
                view.shown(),
                view.grade(),
                view.stars(),
                view.entries(),
                view.asOf());
    }

    /** The code of the unit above, none for a county. */
    public @Nullable String parent() {
        return path.size() < 2 ? null : path.get(path.size() - 2);
    }
}
