package org.steelyard.complaint.ledger;

import org.jspecify.annotations.Nullable;

/** Whom the complaint is against; may be a person, so it is never printed and never told in events. */
public record Respondent(
        @Nullable String name,
        @Nullable String address,
        @Nullable String phone) {

    static final Respondent NOBODY = new Respondent(null, null, null);

    @Override
    public String toString() {
        return "Respondent[withheld]";
    }
}
