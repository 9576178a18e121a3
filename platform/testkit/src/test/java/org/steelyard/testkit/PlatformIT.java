package org.steelyard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.Role;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.sample.SampleApplication;
import org.steelyard.testkit.sample.kafka.SheetListener;

/** What the platform promises every service, seen from outside on a real broker and store. */
@SpringBootTest(classes = SampleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
class PlatformIT {

    private static final String OFFICER = TestIssuer.token(Role.STATION_OFFICER, "350428000000", "350428100000");
    private static final String GOOD = """
            {"title":"x","count":1}""";

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    SheetListener listener;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void tellsWhatItSavedAndThenForgetsItWasPending() throws Exception {
        var answer = post("/api/sheets", GOOD, OFFICER);

        assertThat(answer.statusCode()).isEqualTo(201);
        var id = idIn(answer);
        assertThat(answer.headers().firstValue("Location")).contains("/api/sheets/" + id);
        await().untilAsserted(() -> assertThat(listener.heard(id)).hasSize(1));
        var record = recordOf(DutyEvent.TOPIC, id);
        assertThat(header(record, EventCodec.TYPE)).isEqualTo("inspection-recorded.v1");
        assertThat(header(record, EventCodec.SPEC_VERSION)).isEqualTo("1.0");
        assertThat(header(record, EventCodec.SEQUENCE)).isEqualTo("1");
        assertThat(header(record, "traceparent")).startsWith("00-");
        assertThat(record.key()).isEqualTo("350428100201");
        await().untilAsserted(() ->
                assertThat(stored(id).getList("pending", Document.class)).isEmpty());
        assertThat(stored(id)).doesNotContainKey("_class");
    }

    @Test
    void tellsAfterACrashWhatWasSavedBefore() throws Exception {
        var id = idIn(post("/api/sheets", GOOD, OFFICER));
        await().untilAsserted(() ->
                assertThat(stored(id).getList("pending", Document.class)).isEmpty());
        var twin = stored(id);
        var lost = UUID.randomUUID().toString();
        var event = recordOf(DutyEvent.TOPIC, id);
        twin.put("_id", lost);
        twin.put(
                "pending",
                List.of(new Document(Map.of(
                        "sequence",
                        1L,
                        "topic",
                        DutyEvent.TOPIC,
                        "key",
                        event.key(),
                        "headers",
                        new Document(Map.of(EventCodec.TYPE, "inspection-recorded.v1")),
                        "body",
                        new String(event.value(), StandardCharsets.UTF_8).replace(id, lost)))));
        var unused = mongo.getCollection("sheets").insertOne(twin);

        await().untilAsserted(() -> assertThat(listener.heard(lost)).hasSize(1));
        await().untilAsserted(() ->
                assertThat(stored(lost).getList("pending", Document.class)).isEmpty());
    }

    @Test
    void answersARepeatedRequestWithoutASecondEffect() throws Exception {
        var key = UUID.randomUUID().toString();
        var first = post("/api/sheets", GOOD, OFFICER, "Idempotency-Key", key);
        var second = post("/api/sheets", GOOD, OFFICER, "Idempotency-Key", key);
        var line = UUID.randomUUID().toString();
        var path = "/api/sheets/" + idIn(first) + "/lines";

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(idIn(second)).isEqualTo(idIn(first));
        assertThat(post(path, "{}", OFFICER, "Idempotency-Key", line).body()).contains("\"lines\":2");
        assertThat(post(path, "{}", OFFICER, "Idempotency-Key", line).body()).contains("\"lines\":2");
        await().untilAsserted(() -> assertThat(listener.heard(idIn(first))).hasSize(2));
    }

    @Test
    void refusesAnIdempotencyKeyThatComesWithAnotherBody() throws Exception {
        var key = UUID.randomUUID().toString();
        var first = post("/api/sheets", GOOD, OFFICER, "Idempotency-Key", key);
        var other = post("/api/sheets", "{\"title\":\"y\",\"count\":1}", OFFICER, "Idempotency-Key", key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("urn:steelyard:problem:idempotency-key-reused");
    }

    @Test
    void refusesAStaleRevision() throws Exception {
        var id = idIn(post("/api/sheets", GOOD, OFFICER));
        var path = "/api/sheets/" + id + "/lines";

        assertThat(post(path, "{}", OFFICER, "If-Match", "\"0\"").statusCode()).isEqualTo(200);
        var stale = post(path, "{}", OFFICER, "If-Match", "\"0\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.body()).contains("\"current\":1");
        assertThat(post(path, "{}", OFFICER, "If-Match", "one").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\":\"x\",\"count\":1 | malformed-json",
                "{\"title\":\"x\",\"count\":1,\"colour\":\"red\"} | colour",
                "{\"title\":\"x\",\"count\":\"one\"} | count",
                "{\"title\":7,\"count\":1} | title",
                "{\"count\":1} | title",
                "{\"title\":\"x\",\"count\":null} | count",
                "{\"title\":\"x\",\"count\":1,\"category\":\"GHOSTS\"} | FARM_INPUTS",
                "{\"title\":\"x\",\"count\":1,\"occurredAt\":\"2100-01-01T00:00:00+08:00\"} | occurredAt",
                "{\"title\":\"x\",\"count\":1,\"occurredAt\":\"yesterday\"} | occurredAt",
                "{\"title\":\"x\",\"count\":1,\"recordedAt\":\"2026-01-01T00:00:00+08:00\"} | recordedAt",
                "[] | problem",
                "'' | malformed-json"
            })
    void namesWhatIsWrongWithACommand(String body, String told) throws Exception {
        var before = mongo.getCollection("sheets").countDocuments();

        var answer = post("/api/sheets", body, OFFICER);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(told);
        assertThat(mongo.getCollection("sheets").countDocuments()).isEqualTo(before);
    }

    @Test
    void refusesAQueryThatIsNoText() throws Exception {
        var answer = get("/api/sheets/none?limit=%ED%A0%80", OFFICER);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("malformed-query", "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "multipart/form-data", "text/csv"})
    void refusesABodyOfAnotherType(String type) throws Exception {
        var request = request("/api/sheets", OFFICER)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
        assertThat(answer.body()).contains("http-415");
    }

    @Test
    void refusesABodyAboveTheLimit() throws Exception {
        var answer = post("/api/sheets", "{\"title\":\"" + "x".repeat(300_000) + "\"}", OFFICER);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("262144");
    }

    @Test
    void speaksTheCallersLanguage() throws Exception {
        assertThat(get("/api/sheets/none", OFFICER).body()).contains("未找到");
        var english = http.send(
                request("/api/sheets/none", OFFICER)
                        .header("Accept-Language", "en")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(english.body()).contains("Not found");
        assertThat(english.statusCode()).isEqualTo(404);
    }

    @Test
    void refusesAPageTokenThatIsNotItsOwn() throws Exception {
        assertThat(get("/api/sheets/none?after=abc", OFFICER).statusCode()).isEqualTo(400);
        assertThat(get("/api/sheets/none?limit=100000", OFFICER).body()).contains("200");
    }

    @Test
    void letsNobodyInWithoutAGoodToken() throws Exception {
        Map<String, Object> claims = Map.of("roles", List.of("STATION_OFFICER"));
        var expired = TestIssuer.token(
                "a", claims, token -> token.expirationTime(Date.from(Instant.parse("2020-01-01T00:00:00Z"))));
        var forOthers = TestIssuer.token("a", claims, token -> token.audience("somebody-else"));
        var fromOthers = TestIssuer.token("a", claims, token -> token.issuer("http://127.0.0.1:1"));
        var endless = TestIssuer.token("a", claims, token -> token.expirationTime(null));
        var good = TestIssuer.token("a", claims);
        var altered = good.substring(0, good.length() - 6) + "AAAAAA";

        for (var token :
                List.of(expired, forOthers, fromOthers, endless, altered, TestIssuer.unsigned("a", claims), "junk")) {
            var answer = get("/api/sheets/none", token);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("urn:steelyard:problem:unauthenticated");
        }
        assertThat(http.send(
                                HttpRequest.newBuilder(uri("/api/sheets/none")).build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        assertThat(get("/api/sheets/none", good).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesARoleThatMayNot() throws Exception {
        var point = TestIssuer.token(Role.POINT_OFFICER, "350428000000", "350428100000", "350428100201");

        assertThat(post("/api/sheets", GOOD, point).statusCode()).isEqualTo(403);
    }

    @Test
    void putsPoisonAsideWithItsCauseAndGoesOn() throws Exception {
        var key = UUID.randomUUID().toString();
        send(key, "inspection-recorded.v1", "{\"subject\":");
        send(key, "inspection-recorded.v1", "{}");
        send(key, "invented-tomorrow.v9", "{}");
        var good = new String(
                recordOf(DutyEvent.TOPIC, idIn(post("/api/sheets", GOOD, OFFICER)))
                        .value(),
                StandardCharsets.UTF_8);
        send(key, "inspection-recorded.v1", good.replaceFirst("\"subject\":\"[^\"]+\"", "\"subject\":\"" + key + "\""));

        await().untilAsserted(() -> assertThat(listener.heard(key)).hasSize(1));
        var dead = recordsWithKey(DutyEvent.TOPIC + ".dlt", key);
        assertThat(dead).hasSize(2);
        assertThat(header(dead.getFirst(), "kafka_dlt-exception-message")).isNotBlank();
        assertThat(header(dead.getFirst(), "kafka_dlt-original-topic")).isEqualTo(DutyEvent.TOPIC);
        assertThat(new String(dead.getFirst().value(), StandardCharsets.UTF_8)).isEqualTo("{\"subject\":");
    }

    @Test
    void triesAgainBeforeItPutsAside() throws Exception {
        var good = new String(
                recordOf(DutyEvent.TOPIC, idIn(post("/api/sheets", GOOD, OFFICER)))
                        .value(),
                StandardCharsets.UTF_8);
        var key = UUID.randomUUID().toString();
        send(key, "inspection-recorded.v1", good.replaceFirst("\"subject\":\"[^\"]+\"", "\"subject\":\"stubborn\""));

        await().untilAsserted(() ->
                assertThat(recordsWithKey(DutyEvent.TOPIC + ".dlt", key)).hasSize(1));
        assertThat(listener.triesOfTheStubborn()).isEqualTo(3);
    }

    private void send(String key, String type, String body) throws Exception {
        var record = new ProducerRecord<>(DutyEvent.TOPIC, key, body.getBytes(StandardCharsets.UTF_8));
        record.headers().add(EventCodec.TYPE, type.getBytes(StandardCharsets.UTF_8));
        var unused = kafka.send(record).get();
    }

    private Document stored(String id) {
        return java.util.Objects.requireNonNull(
                mongo.getCollection("sheets").find(new Document("_id", id)).first());
    }

    private ConsumerRecord<String, byte[]> recordOf(String topic, String subject) {
        return await().until(
                        () -> records(topic).stream()
                                .filter(record -> subject.equals(header(record, EventCodec.SUBJECT)))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private List<ConsumerRecord<String, byte[]>> recordsWithKey(String topic, String key) {
        return records(topic).stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> records(String topic) {
        return TopicReader.readAll(consumers, topic);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String idIn(HttpResponse<String> answer) {
        return answer.body().replaceFirst("(?s).*\"id\":\"([^\"]+)\".*", "$1");
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return http.send(request(path, token).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String token, String... headers) throws Exception {
        var request = request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
