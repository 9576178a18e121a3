package org.steelyard.complaint.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Who complains. A person: never printed, never told in events.
 *
 * @param consents whether the complainant agrees to mediation and to the handling of these data
 */
public record Complainant(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String idType,
        @Nullable String idNumber,
        @Nullable String address,
        boolean consents) {

    static final Complainant NOBODY = new Complainant(null, null, null, null, null, false);

    @Override
    public String toString() {
        return "Complainant[withheld]";
    }
}
