package org.steelyard.complaint.chain;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.steelyard.contracts.AuditEvent.LedgerWritten;
import org.steelyard.platform.outbox.Outbox;

/** A replica of the service that knows nothing of the one under test but the store they share. */
public final class AnotherReplica {

    private final LedgerChain chain;
    private final Anchoring anchoring;

    /** @param keys folder with {@code key.pem} and {@code key.pub.pem}, where anchor files go too; none for no key */
    public AnotherReplica(ApplicationContext context, Clock clock, @Nullable Path keys) {
        var settings = new ChainSettings(
                20,
                3,
                LocalTime.parse("00:10"),
                Duration.ofHours(1),
                keys == null ? null : keys.resolve("anchors"),
                keys == null ? null : keys.resolve("key.pem"),
                keys == null ? null : keys.resolve("key.pub.pem"),
                List.of(),
                Duration.ofSeconds(10),
                Duration.ofMillis(50),
                100);
        var mongo = context.getBean(MongoTemplate.class);
        var telemetry = context.getBean(ChainTelemetry.class);
        chain = new LedgerChain(mongo, settings, telemetry, clock);
        anchoring = new Anchoring(
                mongo,
                chain,
                context.getBean(Outbox.class),
                new AnchorKeys(settings),
                new AnchorFolder(settings, telemetry),
                settings,
                telemetry,
                clock);
    }

    public void tie(List<LedgerWritten> writes) {
        chain.tie(writes);
    }

    public void anchor() {
        anchoring.look();
    }

    /** How many links a unit's chain has in the store. */
    public long length(String unit) {
        return Stream.iterate(
                        chain.links(unit, 0),
                        next -> !next.isEmpty(),
                        next -> chain.links(unit, next.getLast().position()))
                .mapToLong(List::size)
                .sum();
    }
}
