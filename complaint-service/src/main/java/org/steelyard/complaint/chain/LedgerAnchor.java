package org.steelyard.complaint.chain;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.AuditEvent.LedgerAnchored;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.web.Moment;
import org.steelyard.proof.Anchor;
import org.steelyard.proof.Link;
import org.steelyard.proof.SigningKey;

/** How far the chain of a unit had come at the end of a day. Written once, never changed. */
@CheckReturnValue
@Document("ledgerAnchors")
class LedgerAnchor extends Aggregate {

    private static final String SOURCE = "complaint-ledger";

    private final UnitRef unit;
    private final LocalDate day;
    private final long links;
    private final String digest;
    private final @Nullable String key;
    private final @Nullable String signature;

    LedgerAnchor(
            String id,
            UnitRef unit,
            LocalDate day,
            long links,
            String digest,
            @Nullable String key,
            @Nullable String signature) {
        super(id);
        this.unit = unit;
        this.day = day;
        this.links = links;
        this.digest = digest;
        this.key = key;
        this.signature = signature;
    }

    static LedgerAnchor of(UnitRef unit, LocalDate day, Link last, @Nullable SigningKey by) {
        var anchor = Anchor.unsigned(unit.code(), day, last.position(), last.hash());
        var vouched = by == null ? anchor : anchor.signed(by);
        return new LedgerAnchor(
                unit.code() + "|" + day, unit, day, last.position(), last.hash(), vouched.key(), vouched.signature());
    }

    LedgerAnchored tell(Instant now) {
        var moment = Moment.now(now);
        return new LedgerAnchored(
                new Origin(
                        SOURCE,
                        id(),
                        nextSequence(),
                        moment.occurredAt(),
                        moment.recordedAt(),
                        unit,
                        Role.SYSTEM,
                        Channel.SYSTEM),
                day,
                links,
                digest);
    }

    Anchor anchor() {
        return new Anchor(unit.code(), day, links, digest, key, signature);
    }
}
