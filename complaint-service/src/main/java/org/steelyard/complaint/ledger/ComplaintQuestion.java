package org.steelyard.complaint.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Category;

/**
 * Which complaints are wanted; what is not given does not matter.
 *
 * @param unit the unit whose subtree is meant
 * @param status where they stand
 * @param category what they are about
 * @param receivedFrom received on this local date or later
 * @param receivedTo received on this local date or before
 * @param dueBefore with a clock that ends before this day
 * @param ledgerNumber the number in the ledger
 * @param words what is personal
 */
public record ComplaintQuestion(
        @Nullable String unit,
        @Nullable ComplaintStatus status,
        @Nullable Category category,
        @Nullable LocalDate receivedFrom,
        @Nullable LocalDate receivedTo,
        @Nullable LocalDate dueBefore,
        @Nullable String ledgerNumber,
        Words words) {

    /**
     * Words and numbers that stand in what is sealed; never in a URL, never in a log.
     *
     * @param phone a number of either side, whole
     * @param respondent a part of the respondent's name
     * @param text a part of the narrative, its place, or a name or address of either side
     */
    public record Words(
            @Nullable String phone,
            @Nullable String respondent,
            @Nullable String text) {

        /** Nothing personal is asked for. */
        public static final Words NONE = new Words(null, null, null);

        boolean isEmpty() {
            return phone == null && respondent == null && text == null;
        }

        /** Whether an entry has all of them, compared in clear. */
        boolean meet(Entry entry) {
            return (phone == null || Findables.names(entry, BlindPurpose.normalisedPhone(phone)))
                    && (respondent == null || Findables.isAgainst(entry, BlindPurpose.normalised(respondent)))
                    && (text == null || Findables.says(entry, BlindPurpose.normalised(text)));
        }

        @Override
        public String toString() {
            return "Words[withheld]";
        }
    }
}
