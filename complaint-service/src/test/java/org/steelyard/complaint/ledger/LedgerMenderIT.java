package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.steelyard.contracts.AuditEvent.LedgerWritten;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;

/** A ledger whose store is older than what was told of it. */
class LedgerMenderIT extends LedgerScene {

    private static final String DIGEST = "0".repeat(64);

    @Autowired
    LedgerMender mender;

    @BeforeEach
    void scene() {
        theCountyAndTheStation();
    }

    @Test
    void givesNoNumberThatAnEntryBoreWhichIsLost() {
        var point = aPoint();
        assertThat(register(point).text("ledgerNumber")).endsWith("-0001");

        mender.mend(written(point, "lost-2", point.code() + "-2026-0002", 1));
        mender.mend(written(point, "lost-3", point.code() + "-2026-0003", 1));
        mender.mend(written(point, "lost-2", point.code() + "-2026-0002", 2));

        assertThat(register(point).text("ledgerNumber")).endsWith("-0004");
    }

    @Test
    void countsTheWritesThatAreLost() {
        var point = aPoint();
        var entry = register(point);

        mender.mend(written(point, entry.text("id"), entry.text("ledgerNumber"), 6));

        assertThat(mongo.getCollection("complaints")
                        .find(new Document("_id", entry.text("id")))
                        .map(found -> found.get("version", Number.class).longValue())
                        .first())
                .isEqualTo(5);
        assertThat(register(point).text("ledgerNumber")).endsWith("-0002");
    }

    private static LedgerWritten written(UnitRef point, String subject, String entry, long write) {
        var at = Instant.parse("2026-11-01T02:00:00Z");
        return new LedgerWritten(
                new Origin("complaint-ledger", subject, write, at, at, point, Role.SYSTEM, Channel.SYSTEM),
                entry,
                2026,
                null,
                DIGEST);
    }
}
