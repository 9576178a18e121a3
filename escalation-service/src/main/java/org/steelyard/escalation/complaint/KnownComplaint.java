package org.steelyard.escalation.complaint;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A complaint as far as this service has heard of it.
 *
 * @param sequence of the last fact heard
 * @param open whether it has not come to an end
 * @param referral the referral last begun for it, which may have ended, or not be written yet; none if there never was one
 */
@Document("complaints")
public record KnownComplaint(
        @Id String id,
        @Version @Nullable Long version,
        ComplaintFacts facts,
        long sequence,
        boolean open,
        @Nullable String referral) {

    KnownComplaint after(long later, boolean stillOpen) {
        return new KnownComplaint(id, version, facts, later, stillOpen, referral);
    }

    KnownComplaint referredBy(String begun) {
        return new KnownComplaint(id, version, facts, sequence, open, begun);
    }
}
