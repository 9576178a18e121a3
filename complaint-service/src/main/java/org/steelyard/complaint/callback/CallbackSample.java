package org.steelyard.complaint.callback;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Role;

/**
 * Which of the complaints a unit closed in a month are called back; drawn once, and recorded so that anybody can draw it
 * again: the complaints are ordered by SHA-256 of {@code <seed>|<complaint>} in hexadecimal, and the first {@code size} are
 * drawn.
 *
 * @param id made of unit and month
 * @param unit the unit's code
 * @param month such as {@code 2026-03}
 * @param seed what the order hangs on, random, lower-case hexadecimal
 * @param size how many are drawn
 * @param population what the unit had closed in the month when it was drawn, in order
 * @param drawn those that are called back, in the order in which they were drawn
 * @param drawnAt when
 * @param drawnBy the role, never the person, that asked for it
 */
@Document("callbackSamples")
public record CallbackSample(
        @Id String id,
        String unit,
        String month,
        String seed,
        int size,
        List<String> population,
        List<String> drawn,
        Instant drawnAt,
        Role drawnBy) {

    public CallbackSample {
        population = List.copyOf(population);
        drawn = List.copyOf(drawn);
    }

    static String idOf(String unit, YearMonth month) {
        return unit + "|" + month;
    }
}
