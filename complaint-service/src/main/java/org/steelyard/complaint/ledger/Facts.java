package org.steelyard.complaint.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in the complainant's words; free text, so it is never printed and never told in events.
 *
 * @param content what happened
 * @param place where
 * @param happenedOn when
 */
public record Facts(
        String content, @Nullable String place, @Nullable LocalDate happenedOn) {

    @Override
    public String toString() {
        return "Facts[withheld]";
    }
}
