package org.steelyard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.steelyard.contracts.Role;
import org.steelyard.testkit.sample.SampleApplication;
import org.steelyard.testkit.sample.kafka.SheetListener;

/** A store that is put back to an earlier time, beside a log that went on. */
class StoreCheckIT {

    private static final String OFFICER = TestIssuer.token(Role.STATION_OFFICER, "350428000000", "350428100000");
    private static final String SHEET = """
            {"title":"x","count":1}""";

    /** Of a name of its own, for the log is all tests'. */
    private final String name = "sample-" + UUID.randomUUID();

    private final MongoClient client =
            MongoClients.create(BackingServices.shared().store());
    private final MongoDatabase store = client.getDatabase(name);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void anOlderStoreIsNotWrittenUntilItIsMended() {
        var repeated = UUID.randomUUID().toString();
        String kept;
        String lost;
        Map<String, List<Document>> backup;
        try (var service = start(false)) {
            var api = api(service);
            kept = api.post("/api/sheets", SHEET).at("/id");
            await().untilAsserted(() -> assertThat(heard(service, kept)).containsExactly(1L));
            awaitTold(service, kept);
            backup = copy();
            lost = api.with("Idempotency-Key", repeated)
                    .post("/api/sheets", SHEET)
                    .at("/id");
            for (var sheet : List.of(kept, lost)) {
                assertThat(fill(api, sheet).status()).isEqualTo(200);
            }
            await().untilAsserted(() -> assertThat(heard(service, kept)).containsExactly(1L, 2L));
            await().untilAsserted(() -> assertThat(heard(service, lost)).containsExactly(1L, 2L));
        }
        putBack(backup);

        try (var service = start(false)) {
            var api = api(service);

            assertThat(api.post("/api/sheets", SHEET).problem()).isEqualTo("store-older-than-log");
            assertThat(fill(api, kept).status()).isEqualTo(503);
            assertThat(api.get("/api/sheets/" + kept).json().path("lines").asInt())
                    .isEqualTo(1);
            assertThat(service.getBean(MeterRegistry.class)
                            .get("steelyard.store.behind")
                            .gauge()
                            .value())
                    .isEqualTo(2);
            await().untilAsserted(() -> assertThat(heard(service, lost)).containsExactly(1L, 2L));
        }

        try (var service = start(true)) {
            var api = api(service);

            var again = api.with("Idempotency-Key", repeated).post("/api/sheets", SHEET);
            assertThat(again.at("/id")).isEqualTo(lost);
            assertThat(fill(api, kept).status()).isEqualTo(200);
            assertThat(fill(api, lost).status()).isEqualTo(200);
            await().untilAsserted(() -> assertThat(heard(service, kept)).contains(3L));
            await().untilAsserted(() -> assertThat(heard(service, lost)).contains(3L));
        }

        try (var service = start(false)) {
            assertThat(api(service).post("/api/sheets", SHEET).status()).isEqualTo(201);
        }
    }

    private ConfigurableApplicationContext start(boolean mend) {
        return new SpringApplicationBuilder(SampleApplication.class)
                .initializers(
                        new Backing(),
                        context -> TestPropertyValues.of(
                                        "server.port=0",
                                        "spring.application.name=" + name,
                                        "spring.mongodb.uri="
                                                + BackingServices.shared().store() + name,
                                        "spring.kafka.consumer.group-id=" + name,
                                        "steelyard.inbox.position-interval=50ms",
                                        "steelyard.store-check.enabled=true",
                                        "steelyard.store-check.mend=" + mend)
                                .applyTo(context))
                .run();
    }

    private static Api api(ConfigurableApplicationContext service) {
        var port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return Api.on(port).as(OFFICER);
    }

    private static Api.Answer fill(Api api, String sheet) {
        return api.post("/api/sheets/" + sheet + "/lines", "{}");
    }

    private static List<Long> heard(ConfigurableApplicationContext service, String sheet) {
        return service.getBean(SheetListener.class).heard(sheet).stream()
                .map(fact -> fact.sequence())
                .sorted()
                .toList();
    }

    /** Until nothing of it is pending and it is noted that all of the log was read, so that a copy is of one moment. */
    private void awaitTold(ConfigurableApplicationContext service, String sheet) {
        var mongo = service.getBean(MongoTemplate.class);
        await().until(() -> mongo.getCollection("sheets")
                .find(new Document("_id", sheet))
                .map(found -> found.getList("pending", Document.class).isEmpty())
                .first());
        await().until(() -> store.getCollection("readPositions")
                        .find(Filters.and(Filters.regex("_id", "^" + name + "\\|duty"), Filters.gt("next", 0)))
                        .first()
                != null);
    }

    private Map<String, List<Document>> copy() {
        var copy = new HashMap<String, List<Document>>();
        for (var collection : store.listCollectionNames()) {
            copy.put(collection, store.getCollection(collection).find().into(new ArrayList<>()));
        }
        return copy;
    }

    private void putBack(Map<String, List<Document>> copy) {
        for (var collection : store.listCollectionNames()) {
            store.getCollection(collection).deleteMany(new Document());
        }
        copy.forEach((collection, documents) -> {
            if (!documents.isEmpty()) {
                store.getCollection(collection).insertMany(documents);
            }
        });
    }
}
