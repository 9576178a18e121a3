package org.steelyard.assessment.evidence.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Indicator.Title;
import org.steelyard.assessment.score.Raise.Action;

/**
 * What a unit can do next to raise its score, the best first.
 *
 * @param score as it is now, unrounded
 */
record RaiseView(
        String unit,
        int period,
        String scheme,
        Instant asOf,
        @Nullable BigDecimal score,
        List<Item> items) {

    /**
     * One thing to do.
     *
     * @param say the action in both languages
     * @param gain points of the score
     * @param helpsBy last day on which it still helps
     */
    record Item(
            String indicator,
            Title title,
            Action action,
            Title say,
            Map<String, String> parameters,
            BigDecimal gain,
            LocalDate helpsBy) {}
}
