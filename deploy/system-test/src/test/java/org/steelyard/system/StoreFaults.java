package org.steelyard.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** Faults of what is kept: lost, altered, unreadable, or with no place to be put. */
final class StoreFaults implements AutoCloseable {

    /** What makes the system notice within seconds. */
    static final Map<String, String> SETTINGS =
            Map.of("STEELYARD_CHAIN_LOOKINTERVAL", "1s", "STEELYARD_STORECHECK_INTERVAL", "1s");

    private static final String REFERRALS = "escalation-service";

    private static final String UNREADABLE = "point@unreadable";

    private final RunningSystem system;
    private final LogFaults log;
    private final MongoClient store;
    private @Nullable Document lost;

    StoreFaults(RunningSystem system, LogFaults log) {
        this.system = system;
        this.log = log;
        this.store = MongoClients.create(system.store());
    }

    List<Fault> all() {
        return List.of(
                Fault.raising("a published scheme is unreadable", "SchemesUnreadable")
                        .causedBy(this::publishUnreadably)
                        .mendedBy(() ->
                                collection("assessment-service", "schemes").deleteOne(Filters.eq(UNREADABLE))),
                Fault.raising("the anchors' folder is a file", "AnchorFilesFailed")
                        .causedBy(() -> {
                            Files.move(anchors(), beside(anchors()));
                            Files.writeString(anchors(), "");
                        })
                        .mendedBy(() -> {
                            Files.delete(anchors());
                            Files.move(beside(anchors()), anchors());
                        }),
                Fault.raising(
                                "a service lost its last write, and clocks and news wait for it",
                                "StoreOlderThanLog",
                                "ClocksNotWatched",
                                "ConsumerBehind")
                        .causedBy(this::loseReferral)
                        .mendedBy(() -> collection(REFERRALS, "escalations").insertOne(Objects.requireNonNull(lost))),
                Fault.raising("a frozen result is altered", "YearDiffers").causedBy(this::alterFrozenResult));
    }

    private void publishUnreadably() {
        collection("assessment-service", "schemes")
                .insertOne(new Document("_id", UNREADABLE)
                        .append("version", 0L)
                        .append("sequence", 1L)
                        .append("pending", List.of())
                        .append("served", List.of())
                        .append("digest", "none")
                        .append("text", "{")
                        .append("publishedAt", new Date()));
    }

    private Path anchors() {
        return system.home().resolve("data/ledger-anchors");
    }

    private static Path beside(Path folder) {
        return folder.resolveSibling(folder.getFileName() + "-aside");
    }

    private void loseReferral() throws Exception {
        var officer = new Intake(system, "point", 1);
        var first = officer.refer(officer.enter(Intake.ENTRY));
        var other = officer.refer(officer.enter(Intake.ENTRY));
        var referrals = collection(REFERRALS, "escalations");
        await().until(() -> referrals.countDocuments(Filters.gt("pending.sequence", 0)) == 0);
        lost = referrals.findOneAndDelete(Filters.eq(first));
        var anHourAgo = Date.from(Instant.now().minus(1, ChronoUnit.HOURS));
        referrals.updateOne(Filters.eq(other), Updates.set("lookAgainAt", anHourAgo));
        system.kill(REFERRALS);
        log.repeat(officer.enter(Intake.LARGE_ENTRY));
    }

    private void alterFrozenResult() throws Exception {
        var year = LocalDate.now(WorkingCalendar.ZONE).getYear();
        var path = "/api/assessments/" + year + "/freeze";
        var body =
                "{\"asOf\": \"%s\", \"reason\": \"x\"}".formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        repeatedly("regulator", path, body);
        var altered = collection("assessment-service", "year-results")
                .updateOne(Filters.gt("_id", ""), Updates.set("digest", "altered"));
        assertThat(altered.getModifiedCount()).isEqualTo(1);
        repeatedly("auditor", path + "/verification", "{}");
    }

    /** On a busy machine a year takes longer than the gateway waits; under the same key it goes on. */
    private void repeatedly(String account, String path, String body) {
        var key = UUID.randomUUID().toString();
        await().atMost(SystemIT.PATIENCE).untilAsserted(() -> {
            var answer = system.post(account, path, body, key);
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        });
    }

    private MongoCollection<Document> collection(String service, String name) {
        return store.getDatabase(service).getCollection(name);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
