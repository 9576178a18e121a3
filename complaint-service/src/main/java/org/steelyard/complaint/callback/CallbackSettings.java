package org.steelyard.complaint.callback;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many complaints are drawn for a callback.
 *
 * @param percent of what a unit closed in a month, rounded up
 * @param atLeast complaints, or all if there are fewer
 * @param maxPopulation complaints a unit can have closed in a month; more is refused, not cut
 */
@ConfigurationProperties("steelyard.callback")
record CallbackSettings(
        @DefaultValue("10") int percent,
        @DefaultValue("5") int atLeast,
        @DefaultValue("20000") int maxPopulation) {

    CallbackSettings {
        if (percent < 0 || percent > 100 || atLeast < 0 || maxPopulation < 1) {
            throw new IllegalArgumentException("steelyard.callback: percent is 0 to 100, atLeast not negative");
        }
    }

    int sizeFor(int population) {
        return Math.min(population, Math.max(atLeast, (population * percent + 99) / 100));
    }
}
