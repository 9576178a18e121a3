package org.steelyard.complaint.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known here of one referral of a complaint.
 *
 * @param escalation the referral's id
 * @param sequence the number of the last fact heard of it; an older or equal one changes nothing
 * @param office the office it went to
 * @param state where it stands
 * @param since when it came to stand there
 * @param code the reason of a return or the outcome of a resolution
 */
public record Referral(
        String escalation,
        long sequence,
        String office,
        State state,
        Instant since,
        @Nullable String code) {

    /** Where a referral stands, as far as the ledger cares. */
    public enum State {
        ESCALATED,
        RETURNED,
        RESOLVED
    }

    boolean isOut() {
        return state == State.ESCALATED;
    }
}
