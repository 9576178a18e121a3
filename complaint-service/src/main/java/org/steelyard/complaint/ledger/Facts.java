package org.steelyard.complaint.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.platform.problem.FieldRefused;

/**
 * What happened, in the complainant's words; free text, so it is never printed and never told in events.
 *
 * @param content what happened
 * @param place where
 * @param happenedOn when
 */
public record Facts(
        String content, @Nullable String place, @Nullable LocalDate happenedOn) {

    static final Facts NONE = new Facts("", null, null);

    /** What is complained of cannot happen after it was complained of. */
    void requireHappenedBy(LocalDate received) {
        if (happenedOn != null && happenedOn.isAfter(received)) {
            throw new FieldRefused("facts.happenedOn", "after-receipt", received);
        }
    }

    @Override
    public String toString() {
        return "Facts[withheld]";
    }
}
