package org.steelyard.complaint.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.CorrectionReason;
import org.steelyard.platform.sealing.Sealed;

/**
 * What an entry said before it was corrected.
 *
 * @param step the step of the history that corrected it
 * @param reason why
 * @param amended the fields that were changed
 */
public record Correction(int step, CorrectionReason reason, List<Amended> amended) {

    public Correction {
        amended = List.copyOf(amended);
    }

    /**
     * A field that was changed.
     *
     * @param field such as {@code complainant.phone}
     * @param before what it said, none if nothing; may be of a person, so it is never printed
     */
    public record Amended(String field, @Sealed @Nullable String before) {

        @Override
        public String toString() {
            return "Amended[" + field + "]";
        }
    }
}
