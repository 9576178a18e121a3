package org.steelyard.complaint.ledger;

import org.jspecify.annotations.Nullable;
import org.steelyard.platform.sealing.Sealed;

/**
 * A piece of evidence named in an entry.
 *
 * @param kind what it is
 * @param note more of it, free text
 */
public record Evidence(Kind kind, @Sealed @Nullable String note) {

    /** What a piece of evidence is. */
    public enum Kind {
        RECEIPT,
        CONTRACT,
        GOODS,
        PHOTO,
        RECORDING,
        CHAT_RECORD,
        TEST_REPORT,
        MEDICAL_RECORD,
        WITNESS,
        OTHER
    }

    @Override
    public String toString() {
        return "Evidence[" + kind + "]";
    }
}
