package org.steelyard.complaint.ledger;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.complaint.network.Network;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.NetworkEvent.UnitRegistered;
import org.steelyard.contracts.NetworkEvent.UnitState;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TestIssuer;
import org.steelyard.testkit.TopicReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on a real broker and store, seen from outside, and the people and units its tests speak of. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
@Import({Interference.class, StoreCommands.class, LedgerScene.Time.class})
abstract class LedgerScene {

    static final String COUNTY = "350428000000";
    static final String STATION = "350428100000";
    static final String OFFICE = "350428-AMR-GY";
    static final String COMPLAINT = """
            {"complainant":{"name":"张三","phone":"13800000001","idType":"RESIDENT_ID","idNumber":"350428199001010011",
              "address":"古镛镇胜利街1号","consents":true},
             "respondent":{"name":"李四商店","address":"古镛镇华山路2号","phone":"0598-2260000"},
             "facts":{"content":"买的月饼发霉，店主不肯退款","place":"古镛镇","happenedOn":"2026-11-20"},
             "category":"FOOD","disputedAmount":{"amount":"6000.00","currency":"CNY"},
             "complainants":1,"harm":"NONE","requests":["REFUND"],"channel":"PHONE"}""";

    static final Instant OPENED = Instant.parse("2020-01-01T00:00:00Z");
    private static final AtomicInteger POINTS = new AtomicInteger(200);

    final HttpClient http = HttpClient.newHttpClient();
    final JsonMapper json = new JsonMapper();

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    EventCodec codec;

    @Autowired
    Network network;

    @Autowired
    Interference interference;

    @Autowired
    TestClock clock;

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        TestClock clock() {
            return new TestClock();
        }
    }

    /** A point of the station with an empty ledger. */
    UnitRef aPoint() {
        return aPointOf(STATION, null);
    }

    UnitRef aPointOf(String station, @Nullable LocalDate closedOn) {
        var code = station.substring(0, 9) + POINTS.incrementAndGet();
        var unit = new UnitRef(code, UnitKind.POINT, List.of(COUNTY, station, code));
        network.learn(registered(unit, 1, closedOn));
        return unit;
    }

    void theCountyAndTheStation() {
        network.learn(registered(new UnitRef(COUNTY, UnitKind.COUNTY, List.of(COUNTY)), 1, null));
        network.learn(registered(new UnitRef(STATION, UnitKind.STATION, List.of(COUNTY, STATION)), 1, null));
    }

    static UnitRegistered registered(UnitRef unit, long sequence, @Nullable LocalDate closedOn) {
        return new UnitRegistered(
                new Origin(
                        "assessment-service",
                        unit.code(),
                        sequence,
                        OPENED,
                        OPENED,
                        unit,
                        Role.COUNTY_REGULATOR,
                        Channel.APP),
                new UnitState("示例", LocalDate.parse("2020-01-01"), closedOn, List.of()));
    }

    static String officerOf(UnitRef point) {
        return TestIssuer.token(Role.POINT_OFFICER, point.path().toArray(String[]::new));
    }

    static String stationOfficer() {
        return TestIssuer.token(Role.STATION_OFFICER, COUNTY, STATION);
    }

    static String of(Role role) {
        return TestIssuer.token(role, COUNTY);
    }

    Answer register(UnitRef point) {
        return post("/api/complaints", COMPLAINT, officerOf(point));
    }

    String registered(UnitRef point) {
        return register(point).text("id");
    }

    Answer step(String id, String step, String body, String token, String... headers) {
        return post("/api/complaints/" + id + "/" + step, body, token, headers);
    }

    Answer post(String path, String body, String token, String... headers) {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    Answer get(String path, String token, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    Answer send(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer,
                    answer.body().isEmpty() ? json.nullNode() : json.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** What came back. */
    record Answer(int status, HttpResponse<String> raw, JsonNode body) {

        String text(String pointer) {
            return body.at("/" + pointer).asString("");
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    /** Sends a fact as another service would. */
    void tell(Event event) {
        var record = new ProducerRecord<>(
                EventCatalogue.topicOf(event.getClass()),
                event.key(),
                codec.write(event).getBytes(StandardCharsets.UTF_8));
        codec.attributes(event)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            var unused = kafka.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The facts told of a complaint, once there are at least so many. A record may come twice (a change right after
     * another tells anew what the relay has not crossed out yet); a fact is known by its id.
     */
    List<ConsumerRecord<String, byte[]>> told(String id, int atLeast) {
        return await().until(() -> factsOf(id), facts -> facts.size() >= atLeast);
    }

    private List<ConsumerRecord<String, byte[]>> factsOf(String id) {
        var facts = new LinkedHashMap<String, ConsumerRecord<String, byte[]>>();
        for (var record : TopicReader.readAll(consumers, ComplaintEvent.TOPIC)) {
            if (header(record, EventCodec.SUBJECT).equals(id)) {
                facts.putIfAbsent(header(record, EventCodec.ID), record);
            }
        }
        return List.copyOf(facts.values());
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    Document stored(String id) {
        return Objects.requireNonNull(
                mongo.getCollection("complaints").find(new Document("_id", id)).first());
    }
}
