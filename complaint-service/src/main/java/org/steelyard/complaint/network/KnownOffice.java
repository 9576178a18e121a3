package org.steelyard.complaint.network;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An office as the network last told of it; that there is one is all the ledger needs.
 *
 * @param code the office's code
 * @param sequence the number of the fact it comes from; an older one changes nothing
 */
@Document("offices")
record KnownOffice(
        @Id String code, long sequence, @Version @Nullable Long version) {}
