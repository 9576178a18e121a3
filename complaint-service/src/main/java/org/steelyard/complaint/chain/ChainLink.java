package org.steelyard.complaint.chain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.proof.Link;

/**
 * A link as it is kept: its id is the place in the chain, so no two links share one whoever writes, and the chain cannot
 * fork.
 */
@Document("ledgerLinks")
record ChainLink(
        @Id String id,
        String unit,
        long position,
        String subject,
        String entry,
        int year,
        long revision,
        @Nullable String before,
        String digest,
        Instant at,
        String previous,
        String hash) {

    static String idOf(String unit, long position) {
        return unit + "|" + position;
    }

    static ChainLink of(Link link) {
        return new ChainLink(
                idOf(link.unit(), link.position()),
                link.unit(),
                link.position(),
                link.subject(),
                link.entry(),
                link.year(),
                link.revision(),
                link.before(),
                link.digest(),
                link.at(),
                link.previous(),
                link.hash());
    }

    Link link() {
        return new Link(unit, position, subject, entry, year, revision, before, digest, at, previous, hash);
    }
}
