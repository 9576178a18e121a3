package org.steelyard.complaint.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a phone number counts as given for other complainants, too.
 *
 * @param otherNames names of other complainants with the same phone in the county, at least 1
 * @param sharedWithin how long before the callback their complaints were received at most; numbers change hands
 * @param compared complaints with the same phone that are compared in clear at most, the latest first
 */
@ConfigurationProperties("steelyard.phones")
record PhoneSettings(
        @DefaultValue("1") int otherNames,
        @DefaultValue("365d") Duration sharedWithin,
        @DefaultValue("50") int compared) {

    PhoneSettings {
        if (otherNames < 1 || compared < otherNames || !sharedWithin.isPositive()) {
            throw new IllegalArgumentException(
                    "steelyard.phones: other-names is at least 1, compared not fewer, shared-within positive");
        }
    }
}
