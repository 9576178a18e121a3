package org.steelyard.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.assessment.score.kafka.ScoringStream;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.CommendationLevel;
import org.steelyard.contracts.ComplaintEvent.ComplaintAccepted;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ComplaintSettled;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.DutyEvent.InspectionRecorded;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.NetworkEvent.UnitRegistered;
import org.steelyard.contracts.NetworkEvent.UnitState;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.ScoreEvent;
import org.steelyard.contracts.ScoreEvent.ScoreChanged;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TestIssuer;
import org.steelyard.testkit.TopicReader;
import tools.jackson.databind.JsonNode;

/** From facts on the topics to scores on the topic, in the store, over HTTP and on the stream. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
class ScoringIT {

    private static final Set<InspectionItem> ALL_ITEMS = EnumSet.allOf(InspectionItem.class);
    private static final Set<InspectionItem> SEVEN_ITEMS = EnumSet.complementOf(EnumSet.of(InspectionItem.NAME));
    private static final Instant NOW = Instant.now(java.time.Clock.systemUTC()).truncatedTo(ChronoUnit.MILLIS);
    private static final int YEAR = WorkingCalendar.dateOf(NOW).getYear();

    @LocalServerPort
    int port;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    MongoOperations mongo;

    @Autowired
    EventCodec codec;

    @Autowired
    ScoringStream scoring;

    /** A county of its own for each test. */
    private String county = "";

    private UnitRef station = new UnitRef("", UnitKind.STATION, List.of());
    private UnitRef point = station;
    private UnitRef neighbour = station;

    @BeforeEach
    void aCounty() {
        county = String.valueOf(ThreadLocalRandom.current().nextLong(100_000, 1_000_000)) + "000000";
        var prefix = county.substring(0, 6);
        station = new UnitRef(prefix + "100000", UnitKind.STATION, List.of(county, prefix + "100000"));
        point = new UnitRef(prefix + "100001", UnitKind.POINT, List.of(county, station.code(), prefix + "100001"));
        neighbour = new UnitRef(prefix + "100002", UnitKind.POINT, List.of(county, station.code(), prefix + "100002"));
        tell(List.of(registered(station), registered(point), registered(neighbour)));
        for (var one : List.of(point, neighbour)) {
            tell(FullYear.of(one, NOW));
        }
    }

    /** The score of a point with a full year and so many of the eight items in order: PA 20, P4 8, P5 5, P6 5, P8 3. */
    private static BigDecimal score(int items) {
        return BigDecimal.valueOf(100L * (20 * items + 8 * 21))
                .divide(BigDecimal.valueOf(8L * 41), 2, RoundingMode.HALF_UP);
    }

    /** What the points give their station: the share of S2c in percent. */
    private String rolledUp() {
        for (var line : regulator().get("/api/scores/" + station.code()).json().at("/groups/2/indicators")) {
            if (line.path("code").asString().equals("S2c")
                    && !line.path("share").isNull()) {
                return new BigDecimal(line.path("share").asString())
                        .movePointRight(2)
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString();
            }
        }
        return "none";
    }

    private Api as(Role role, String... path) {
        return Api.on(port).as(TestIssuer.token(role, path));
    }

    private Api regulator() {
        return as(Role.COUNTY_REGULATOR, county);
    }

    private Api officer() {
        return as(Role.POINT_OFFICER, point.path().toArray(String[]::new));
    }

    @Test
    void factBecomesAScoreThatIsListedToldAndExplained() {
        tell(List.of(inspected(point, "i1", SEVEN_ITEMS)));

        var shown = score(7).toPlainString();
        await().untilAsserted(
                        () -> assertThat(row(point).path("shown").asString()).isEqualTo(shown));
        assertThat(row(point).path("score").asString()).startsWith(shown.substring(0, 4));
        assertThat(row(point).path("grade").asString()).isIn("GOOD", "EXCELLENT");
        assertThat(row(point).path("stars").asInt()).isBetween(1, 2);
        assertThat(row(point).path("rank").isNull())
                .as("without entries it is listed apart")
                .isTrue();

        var explained = officer().get("/api/scores/" + point.code() + "?period=" + YEAR);
        assertThat(explained.at("/groups/0/indicators/0/code")).isEqualTo("PA1");
        assertThat(explained.at("/groups/0/indicators/0/share")).isEqualTo("1");
        assertThat(explained.at("/groups/3/indicators/0/notApplicable")).isEqualTo("NOTHING_TO_COUNT");
        assertThat(explained.at("/groups/7/indicators/0/notApplicable")).isEqualTo("NOTHING_TO_COUNT");

        await().untilAsserted(() -> assertThat(changes(point)).last().satisfies(change -> {
            assertThat(Objects.requireNonNull(change.score()).setScale(2, RoundingMode.HALF_UP))
                    .isEqualByComparingTo(shown);
            assertThat(change.sequence()).isEqualTo(changes(point).size());
        }));
    }

    @Test
    void saysWhatWouldRaiseTheScoreAndWhatMovesItBeside() {
        tell(List.of(
                inspected(point, "i1", SEVEN_ITEMS),
                new DutyEvent.CommendationRecorded(
                        origin("assessment-service", "c-" + point.code(), 1, point),
                        CommendationLevel.COUNTY,
                        null,
                        1)));
        await().untilAsserted(() -> {
            var raises = officer().get("/api/scores/" + point.code() + "/raises?limit=1");
            assertThat(raises.json().at("/items").size()).isEqualTo(1);
            assertThat(raises.at("/items/0/action")).isEqualTo("PASS_ITEM");
            assertThat(raises.at("/items/0/parameters/item")).isEqualTo("NAME");
            assertThat(raises.at("/items/0/say/zh")).isNotBlank();
            assertThat(raises.at("/items/0/say/en")).contains("inspected again");
            // PA weighs 20 of 41, an item an eighth of it
            assertThat(new BigDecimal(raises.at("/items/0/gain")).setScale(2, RoundingMode.HALF_UP))
                    .isEqualByComparingTo("6.10");
        });
        await().untilAsserted(() -> {
            var beside = officer().get("/api/scores/" + point.code() + "/beside");
            assertThat(beside.at("/items/0/effect")).isEqualTo("BONUS");
            assertThat(beside.at("/items/0/code")).isEqualTo("COUNTY");
            assertThat(beside.at("/items/0/link")).isEqualTo("/api/duties/c-" + point.code());
        });
        assertThat(officer()
                        .get("/api/scores/" + point.code() + "/raises?limit=51")
                        .status())
                .isEqualTo(400);
        assertThat(officer().get("/api/scores/" + neighbour.code() + "/raises").status())
                .isEqualTo(404);
    }

    @Test
    void evidenceNamesEachEventAndAgreesWithTheLiveScore() {
        var id = "c-" + UUID.randomUUID();
        tell(List.of(
                received(point, id, true),
                new ComplaintAccepted(origin("complaint-service", id, 2, point), "D2", null),
                new ComplaintSettled(origin("complaint-service", id, 3, point), null)));

        await().untilAsserted(
                        () -> assertThat(row(point).path("entries").asInt()).isEqualTo(1));
        await().untilAsserted(() -> {
            var live = regulator().get("/api/scores/" + point.code());
            assertThat(live.at("/groups/1/indicators/1/k")).isEqualTo("1");
        });
        await().untilAsserted(() -> {
            var evidence = regulator().get("/api/scores/" + point.code() + "/indicators/P1b/evidence");
            assertThat(evidence.at("/items/0/effect")).isEqualTo("COUNTED");
            assertThat(evidence.at("/items/0/why")).isEqualTo("ON_TIME");
            assertThat(evidence.at("/items/0/events/0/id")).isEqualTo("complaint-service/" + id + "/2");
            assertThat(evidence.at("/items/0/events/1/id")).isEqualTo("complaint-service/" + id + "/3");
            assertThat(evidence.at("/items/0/events/1/type")).isEqualTo("complaint-settled.v1");
            assertThat(evidence.at("/indicator/n")).isEqualTo("1");
        });
        assertThat(row(point).path("rank").asInt()).isEqualTo(1);
        assertThat(row(point).path("peersFrom").asInt()).isEqualTo(1);

        var live = regulator().get("/api/scores/" + point.code());
        var asOfNow = regulator()
                .get("/api/scores/" + point.code() + "?asOf="
                        + Instant.now(java.time.Clock.systemUTC()).minusMillis(1));
        assertThat(asOfNow.at("/score")).isEqualTo(live.at("/score"));
        assertThat(asOfNow.json().at("/groups")).isEqualTo(live.json().at("/groups"));
        var before =
                regulator().get("/api/scores/" + point.code() + "?period=" + YEAR + "&asOf=" + NOW.minusSeconds(3600));
        assertThat(before.at("/groups/1/indicators/1/notApplicable")).isEqualTo("NOTHING_TO_COUNT");
    }

    @Test
    void stationIsExplainedByItsPoints() {
        tell(List.of(inspected(point, "i1", ALL_ITEMS), inspected(neighbour, "i2", Set.of())));
        await().untilAsserted(() -> assertThat(rolledUp()).isEqualTo(half()));
        await().untilAsserted(() -> {
            var evidence = regulator().get("/api/scores/" + station.code() + "/indicators/S2c/evidence");
            assertThat(evidence.json().at("/items").size()).isEqualTo(2);
            assertThat(evidence.at("/items/0/unit")).isEqualTo(point.code());
            assertThat(evidence.at("/items/0/score")).isEqualTo("100");
            assertThat(new BigDecimal(evidence.at("/items/1/score")).setScale(2, RoundingMode.HALF_UP))
                    .isEqualByComparingTo(score(0));
        });
    }

    /** What a station gets of one point in order and one that failed its inspection. */
    private static String half() {
        return BigDecimal.valueOf(100)
                .add(score(0))
                .divide(BigDecimal.TWO, 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    @Test
    void redeliveryChangesNothing() {
        var facts = List.<Event>of(inspected(point, "i1", ALL_ITEMS), received(point, "c-" + county, true));
        tell(facts);
        await().untilAsserted(
                        () -> assertThat(row(point).path("entries").asInt()).isEqualTo(1));
        var once = row(point);
        var told = changes(point).size();

        tell(facts);
        tell(List.of(inspected(neighbour, "i2", ALL_ITEMS))); // comes after, so that the repetition is past
        await().untilAsserted(() ->
                assertThat(row(neighbour).path("shown").asString()).isEqualTo("100.00"));
        assertThat(row(point)).isEqualTo(once);
        assertThat(changes(point)).hasSize(told);
        await().untilAsserted(() -> assertThat(
                        mongo.getCollection("facts").countDocuments(new org.bson.Document("units", point.code())))
                .isEqualTo(3 + FullYear.EVENTS));
    }

    @Test
    void restartGoesOnWhereItWas() {
        tell(List.of(inspected(point, "i1", ALL_ITEMS)));
        await().untilAsserted(() -> assertThat(rolledUp()).isEqualTo("100.00"));
        var sequence = changes(station).getLast().sequence();

        scoring.stop();
        tell(List.of(inspected(neighbour, "i2", Set.of())));
        scoring.start();

        await().untilAsserted(() -> assertThat(rolledUp()).isEqualTo(half()));
        await().untilAsserted(
                        () -> assertThat(changes(station).getLast().sequence()).isEqualTo(sequence + 1));
    }

    @Test
    void poisonIsPutAsideAndTheRestGoesOn() {
        var record = new ProducerRecord<>("duty-events", point.code(), "{".getBytes(StandardCharsets.UTF_8));
        record.headers().add(EventCodec.TYPE, "inspection-recorded.v1".getBytes(StandardCharsets.UTF_8));
        send(record);
        tell(List.of(inspected(point, "i1", ALL_ITEMS)));

        await().untilAsserted(
                        () -> assertThat(row(point).path("shown").asString()).isEqualTo("100.00"));
        await().untilAsserted(() -> assertThat(TopicReader.readAll(consumers, "duty-events.dlt"))
                .anyMatch(dead -> point.code().equals(dead.key())));
        await().untilAsserted(() -> assertThat(regulator()
                        .get("/api/scores/" + point.code() + "/indicators/PA1/evidence")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1));
    }

    /** Listens as an officer of the point until it is closed. */
    private final class Listener implements AutoCloseable {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final HttpClient http = HttpClient.newHttpClient();
        private final Thread listening;

        Listener(String... headers) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/scores/stream"))
                    .header(
                            "Authorization",
                            "Bearer "
                                    + TestIssuer.token(
                                            Role.POINT_OFFICER, point.path().toArray(String[]::new)));
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            listening = Thread.ofVirtual().start(() -> {
                try {
                    http.send(request.build(), HttpResponse.BodyHandlers.ofLines())
                            .body()
                            .forEach(lines::add);
                } catch (java.io.IOException | InterruptedException | java.io.UncheckedIOException e) {
                    lines.add("ended");
                }
            });
        }

        /** The last id it was given. */
        String place() {
            return lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .reduce((_, last) -> last)
                    .orElseThrow()
                    .substring(3);
        }

        boolean hasHeard(String text) {
            return lines.stream().anyMatch(line -> line.startsWith("data:") && line.contains(text));
        }

        @Override
        public void close() {
            listening.interrupt();
            http.shutdownNow(); // closing would wait for the stream to end
        }
    }

    @Test
    void streamGoesOnWhereItBrokeOrSaysThatTheListIsToBeRead() {
        String place;
        try (var listener = new Listener()) {
            await().until(() -> listener.lines.contains(":listening"));
            place = listener.place();
        }
        tell(List.of(inspected(point, "i1", SEVEN_ITEMS)));
        await().untilAsserted(
                        () -> assertThat(row(point).path("shown").asString()).isEqualTo(score(7).toPlainString()));
        try (var again = new Listener("Last-Event-ID", place)) {
            await().until(() -> again.hasHeard(score(7).toPlainString()));
            assertThat(again.lines).doesNotContain("event:refresh");
        }
        try (var fromElsewhere = new Listener("Last-Event-ID", "1-234")) {
            await().until(() -> fromElsewhere.lines.contains("event:refresh"));
        }
    }

    @Test
    void streamTellsOfScoresInTheCallersAreaOnly() {
        try (var listener = new Listener()) {
            var lines = listener.lines;
            await().until(() -> lines.contains(":listening") && lines.contains(":beat"));
            tell(List.of(inspected(neighbour, "i2", ALL_ITEMS), inspected(point, "i1", SEVEN_ITEMS)));
            await().untilAsserted(() -> assertThat(lines)
                    .anyMatch(line -> line.startsWith("data:")
                            && line.contains(point.code())
                            && line.contains(score(7).toPlainString())));
            assertThat(lines).contains("event:score-changed").anyMatch(line -> line.startsWith("id:"));
            assertThat(lines).noneMatch(line -> line.contains("\"unit\":\"" + neighbour.code()));
        }
    }

    @Test
    void listIsCutToTheCallersAreaAndPaged() {
        await().untilAsserted(() -> assertThat(rows("")).hasSize(3));
        assertThat(rows("&kind=STATION")).hasSize(1);
        assertThat(rows("&parent=" + station.code())).hasSize(2);
        assertThat(rows("&parent=" + county)).hasSize(1);
        var first = regulator().get("/api/scores?period=" + YEAR + "&limit=2");
        assertThat(first.json().at("/items").size()).isEqualTo(2);
        var second = regulator().get("/api/scores?period=" + YEAR + "&limit=2&after=" + first.at("/next"));
        assertThat(second.at("/items/0/unit")).isEqualTo(neighbour.code());
        assertThat(second.json().at("/next").isNull()).isTrue();

        var plain = regulator().get("/api/scores?period=" + YEAR);
        assertThat(plain.json().at("/items/0/indicators").isNull()).isTrue();
        var heat = regulator().get("/api/scores?period=" + YEAR + "&include=indicators&limit=2");
        for (var unit : List.of(station, point)) {
            var row = heat.json()
                    .at("/items")
                    .valueStream()
                    .filter(one -> one.path("unit").asString().equals(unit.code()))
                    .findFirst()
                    .orElseThrow();
            var one = regulator().get("/api/scores/" + unit.code() + "?period=" + YEAR);
            var lines = one.json()
                    .path("groups")
                    .valueStream()
                    .flatMap(group -> group.path("indicators").valueStream())
                    .toList();
            assertThat(row.path("indicators").size()).isEqualTo(lines.size()).isPositive();
            for (int i = 0; i < lines.size(); i++) {
                for (var field : List.of("code", "share", "effectiveWeight", "points", "notApplicable")) {
                    assertThat(row.path("indicators").path(i).path(field))
                            .as("%s of %s", field, lines.get(i).path("code"))
                            .isEqualTo(lines.get(i).path(field));
                }
            }
        }
        assertThat(regulator().get("/api/scores?include=everything").status()).isEqualTo(400);

        assertThat(officer().get("/api/scores").json().at("/items").size()).isEqualTo(1);
        assertThat(Api.on(port)
                        .as(TestIssuer.officeToken(county + "-AMR", county))
                        .get("/api/scores")
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        assertThat(officer().get("/api/scores/" + neighbour.code()).status()).isEqualTo(404);
        assertThat(officer()
                        .get("/api/scores/" + neighbour.code() + "/indicators/PA1/evidence")
                        .status())
                .isEqualTo(404);
        assertThat(officer().get("/api/scores?parent=" + neighbour.code()).status())
                .isEqualTo(404);
        assertThat(Api.on(port).get("/api/scores").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?period=1999                       | 400 | period
            ?period=20x6                       | 400 | period
            ?asOf=2999-01-01T00:00:00Z         | 400 | asOf
            ?asOf=-999999999-01-01T00:00:00Z   | 400 | asOf
            ?asOf=yesterday                    | 400 | asOf
            ?scheme=point@99                   | 400 | scheme
            ?scheme=station@1                  | 400 | scheme
            ?period=2001&asOf=2026-01-01T00:00:00Z | 422 |
            /indicators/ZZ/evidence            | 404 |
            /indicators/PA1/evidence?limit=0   | 400 | limit
            /indicators/PA1/evidence?after=?   | 400 | after
            """)
    void refusesWhatMakesNoSense(String rest, int status, String field) {
        await().untilAsserted(
                        () -> assertThat(row(point).path("unit").asString()).isEqualTo(point.code()));
        await().untilAsserted(() -> {
            var answer = regulator().get("/api/scores/" + point.code() + rest);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
            if (field != null) {
                assertThat(answer.at("/errors/0/field")).isEqualTo(field);
            }
        });
    }

    @Test
    void schemesAreThereForEverybodyToRead() {
        assertThat(officer().get("/api/schemes").at("/items/0/id")).isEqualTo("point@1");
        var scheme = officer().get("/api/schemes/station@1");
        assertThat(scheme.at("/groups/4/indicators/1/parameters/slope")).isEqualTo("0.04");
        assertThat(officer().get("/api/schemes/nothing@1").status()).isEqualTo(404);
        await().untilAsserted(() -> assertThat(TopicReader.readAll(consumers, "scheme-events"))
                .anyMatch(record -> "station@1".equals(record.key())));
    }

    private List<JsonNode> rows(String rest) {
        return regulator()
                .get("/api/scores?period=" + YEAR + rest)
                .json()
                .at("/items")
                .valueStream()
                .toList();
    }

    private JsonNode row(UnitRef unit) {
        return rows("").stream()
                .filter(row -> row.path("unit").asString().equals(unit.code()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(unit.code() + " is not listed"));
    }

    private List<ScoreChanged> changes(UnitRef unit) {
        return TopicReader.readAll(consumers, ScoreEvent.TOPIC).stream()
                .map(record -> codec.read(record.headers(), record.value()))
                .filter(ScoreChanged.class::isInstance)
                .map(ScoreChanged.class::cast)
                .filter(change -> change.subject().equals(unit.code() + "|" + YEAR))
                .toList();
    }

    private static Origin origin(String source, String subject, long sequence, UnitRef unit) {
        return new Origin(source, subject, sequence, NOW, NOW, unit, Role.SYSTEM, Channel.APP);
    }

    private static Event registered(UnitRef unit) {
        return new UnitRegistered(
                origin("assessment-service", unit.code(), 1, unit),
                new UnitState("站点 " + unit.code(), LocalDate.of(YEAR, 1, 1), null, List.of()));
    }

    private static Event inspected(UnitRef unit, String subject, Set<InspectionItem> passed) {
        return new InspectionRecorded(
                origin("assessment-service", unit.code() + "-" + subject, 1, unit),
                unit.path().getFirst(),
                passed);
    }

    private static Event received(UnitRef unit, String id, boolean complete) {
        return new ComplaintReceived(
                origin("complaint-service", id, 1, unit),
                unit.code() + "-" + YEAR + "-0001",
                Category.GENERAL,
                Money.cny("100"),
                1,
                Harm.NONE,
                complete,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void tell(Collection<Event> events) {
        for (var event : events) {
            var record = new ProducerRecord<>(
                    EventCatalogue.topicOf(event.getClass()),
                    event.key(),
                    codec.write(event).getBytes(StandardCharsets.UTF_8));
            codec.attributes(event)
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            send(record);
        }
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            Objects.requireNonNull(kafka.send(record).get());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
