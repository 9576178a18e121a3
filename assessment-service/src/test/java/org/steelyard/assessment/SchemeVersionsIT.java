package org.steelyard.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.DutyEvent.InspectionRecorded;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.NetworkEvent.UnitRegistered;
import org.steelyard.contracts.NetworkEvent.UnitState;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TestIssuer;
import org.steelyard.testkit.TopicReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** New scheme versions: tried out on a county, refused by the line, published, and then what scores are made of. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"steelyard.what-if.units-per-second=1", "steelyard.schemes.look-every=100ms"})
@ContextConfiguration(initializers = Backing.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // a version that is published stays
class SchemeVersionsIT {

    private static final Instant NOW = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MILLIS);
    private static final int YEAR = WorkingCalendar.dateOf(NOW).getYear();
    private static final Set<InspectionItem> SEVEN_ITEMS = EnumSet.complementOf(EnumSet.of(InspectionItem.NAME));
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    EventCodec codec;

    @Autowired
    MongoOperations mongo;

    @Autowired
    @Qualifier("whatIfRunner")
    SmartLifecycle runner;

    private String county = "";
    private UnitRef station = new UnitRef("", UnitKind.STATION, List.of());
    private UnitRef point = station;

    @BeforeEach
    void aCounty() {
        var prefix = String.valueOf(ThreadLocalRandom.current().nextLong(100_000, 1_000_000));
        county = prefix + "000000";
        station = new UnitRef(prefix + "100000", UnitKind.STATION, List.of(county, prefix + "100000"));
        point = new UnitRef(prefix + "100001", UnitKind.POINT, List.of(county, station.code(), prefix + "100001"));
        tell(List.of(registered(station), registered(point), inspected(point, "i1", SEVEN_ITEMS)));
        tell(FullYear.of(point, NOW));
        await().untilAsserted(() -> {
            assertThat(mongo.getCollection("facts").countDocuments(new org.bson.Document("units", point.code())))
                    .isEqualTo(2 + FullYear.EVENTS);
            var now = regulator().get("/api/scores/" + point.code() + "?asOf=" + Instant.now(Clock.systemUTC()));
            assertThat(now.at("/score"))
                    .isNotEmpty()
                    .isEqualTo(live(point).path("score").asString());
        });
    }

    /** Version 1 with a lighter inspection: what was missing there costs less. */
    private static String version(int version) {
        return file().replace("version: 1", "version: " + version)
                .replace("validFrom: \"2024-01-01\"", "validFrom: \"" + YEAR + "-01-01\"")
                .replace("weight: 2.5", "weight: 1.5")
                .replace("weight: 20", "weight: 12")
                .replace("weight: 28", "weight: 36")
                .replaceFirst("(code: P1a[^}]*?)weight: 8", "$1weight: 16");
    }

    private static String file() {
        try (var in = Objects.requireNonNull(SchemeVersionsIT.class.getResourceAsStream("/schemes/point-1.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Api as(Role role, String... path) {
        return Api.on(port).as(TestIssuer.token(role, path));
    }

    private Api regulator() {
        return as(Role.COUNTY_REGULATOR, county);
    }

    @Test
    @Order(1)
    void whatIfPutsBothScoresRanksAndGradesSideBySide() {
        var before = live(point);
        var asked = regulator().post("/api/schemes/point/what-if", draft(version(2)));
        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        var job = asked.header("Location");
        assertThat(asked.at("/state")).isEqualTo("WAITING");

        // while it is worked on, slowly, facts move live scores as ever
        var later =
                Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        tell(List.of(new InspectionRecorded(
                new Origin(
                        "assessment-service", point.code() + "-i2", 1, later, later, point, Role.SYSTEM, Channel.APP),
                county,
                EnumSet.allOf(InspectionItem.class))));
        await().untilAsserted(() -> assertThat(live(point).path("score").asString())
                .isNotEqualTo(before.path("score").asString()));

        await().untilAsserted(
                        () -> assertThat(regulator().get(job).at("/state")).isEqualTo("DONE"));
        var done = regulator().get(job).json();
        assertThat(done.at("/done").asInt()).isEqualTo(2);
        assertThat(done.at("/total").asInt()).isEqualTo(2);
        assertThat(done.at("/totals/up").asInt()).isEqualTo(2);
        assertThat(done.at("/draft").asBoolean()).isTrue();
        var first = done.at("/units/items/0");
        assertThat(first.at("/current/scheme").asString()).endsWith("@1");
        assertThat(decimal(first, "/current/score"))
                .isEqualByComparingTo(
                        new java.math.BigDecimal(before.path("score").asString()));
        assertThat(decimal(first, "/difference"))
                .isPositive()
                .isEqualByComparingTo(decimal(first, "/proposed/score").subtract(decimal(first, "/current/score")));
        var page = regulator().get(job + "?limit=1");
        assertThat(page.json().at("/units/items").size()).isEqualTo(1);
        var next = regulator().get(job + "?limit=1&after=" + page.at("/units/next"));
        assertThat(next.at("/units/items/0/unit")).isNotEqualTo(page.at("/units/items/0/unit"));
        assertThat(next.json().at("/units/next").isNull()).isTrue();

        assertThat(as(Role.AUDITOR, county).get(job).status()).isEqualTo(200);
        assertThat(as(Role.COUNTY_REGULATOR, "999999000000").get(job).status()).isEqualTo(404);
        assertThat(as(Role.POINT_OFFICER, point.path().toArray(String[]::new))
                        .get(job)
                        .status())
                .isEqualTo(403);
        assertThat(regulator().get("/api/schemes/what-ifs").at("/items/0/id"))
                .isEqualTo(done.at("/id").asString());
        assertThat(regulator().get("/api/schemes").json().at("/items").size())
                .as("a draft is not published")
                .isEqualTo(2);
    }

    /** The service stops and starts in the middle of one, and comes back to one that a killed process left half written. */
    @Test
    @Order(2)
    void whatIfSurvivesTheProcessThatWorkedOnIt() {
        var job = regulator()
                .post("/api/schemes/point/what-if", draft(version(2)))
                .header("Location");
        var id = job.substring(job.lastIndexOf('/') + 1);
        await().until(() -> regulator().get(job).at("/state").equals("RUNNING"));
        runner.stop();
        assertThat(regulator().get(job).at("/state")).isEqualTo("WAITING");
        assertThat(regulator()
                        .post("/api/schemes/point/what-if", draft(version(2)))
                        .problem())
                .isEqualTo("too-many-what-ifs");
        runner.start();
        await().untilAsserted(
                        () -> assertThat(regulator().get(job).at("/state")).isEqualTo("DONE"));
        var answer = regulator().get(job).json();
        assertThat(answer.at("/totals/up").asInt()).isEqualTo(2);
        assertThat(answer.at("/units/items").size()).isEqualTo(2);

        runner.stop();
        killed(id, 0);
        runner.start();
        await().untilAsserted(
                        () -> assertThat(regulator().get(job).at("/state")).isEqualTo("DONE"));
        var again = regulator().get(job).json();
        assertThat(again.at("/totals")).isEqualTo(answer.at("/totals"));
        assertThat(again.at("/units")).isEqualTo(answer.at("/units"));

        runner.stop();
        killed(id, 5);
        runner.start();
        await().untilAsserted(() -> {
            assertThat(regulator().get(job).at("/state")).isEqualTo("FAILED");
            assertThat(regulator().get(job).at("/failure")).isEqualTo("interrupted");
        });
    }

    /** As a process leaves a job that is killed while it writes the answer: some lines are there, no totals. */
    private void killed(String id, int restarts) {
        var left = new org.bson.Document("state", "RUNNING")
                .append("restarts", restarts)
                .append("touchedAt", java.util.Date.from(NOW.minus(1, ChronoUnit.HOURS)));
        var jobs = mongo.getCollection("what-ifs")
                .updateOne(
                        new org.bson.Document("_id", id),
                        new org.bson.Document("$set", left)
                                .append("$unset", new org.bson.Document("totals", "").append("endedAt", "")));
        assertThat(jobs.getModifiedCount()).isOne();
        var lines = mongo.getCollection("what-if-lines").deleteOne(new org.bson.Document("_id", id + "|0000001"));
        assertThat(lines.getDeletedCount()).isOne();
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            point    | {"version": "point@9"}                            | 400 | version
            point    | {"version": "station@1"}                          | 400 | version
            point    | {}                                                | 400 | version
            point    | {"version": "point@1", "draft": "id: point"}      | 400 | version
            point    | {"draft": "id: point"}                            | 400 | file
            point    | {"version": "point@1", "period": "1066"}          | 400 | period
            point    | {"version": "point@1", "asOf": "2999-01-01T00:00:00Z"} | 400 | asOf
            point    | {"version": "point@1", "asOf": "1893-01-01T00:00:00Z"} | 400 | asOf
            nothing  | {"version": "point@1"}                            | 404 | -
            point@77 | {"version": "point@1"}                            | 404 | -
            """)
    void whatIfRefusesWhatMakesNoSense(String scheme, String body, int status, @Nullable String field) {
        var answer = regulator().post("/api/schemes/" + scheme + "/what-if", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        if (field != null && !field.equals("file")) {
            assertThat(answer.at("/errors/0/field")).isEqualTo(field);
        }
        assertThat(as(Role.AUDITOR, county)
                        .post("/api/schemes/point/what-if", "{\"version\": \"point@1\"}")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @Order(3)
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            weight: 12 | weight: 11.9 | groups[PA] | 45
            measure: recorded-same-day | measure: recorded-some-day | groups[P1].indicators[P1a].measure | 69
            target: 95 | target: 950 | groups[P1].indicators[P1e].target | 0
            version: 2 | version: 3 | version | 5
            version: 2 | version: two | version | 5
            id: point | id: station | id | 4
            id: point | id: other | id | 4
            kind: POINT | kind: COUNTY | kind | 6
            validFrom: "Y-01-01" | validFrom: "2024-01-01" | validFrom | 7
            validFrom: "Y-01-01" | validFrom: "2023-12-31" | validFrom | 7
            id: point | id: "po int" | id | 4
            id: point | id: [point | file | 0
            """)
    void refusesWithTheLineThatIsWrongBeforeAnythingChanges(String right, String wrong, String field, int line) {
        var spoilt = version(2).replace(right.replace("Y-", YEAR + "-"), wrong);
        var answer = publish(regulator(), spoilt, UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
        assertThat(answer.at("/errors/0/detail")).doesNotStartWith("field.");
        var at = answer.json().at("/line").asInt();
        assertThat(at).isPositive();
        if (line > 0) {
            assertThat(spoilt.lines().skip(at - 1L).findFirst().orElse("")).contains(named(field));
        }
        assertThat(regulator().get("/api/schemes").json().at("/items").size()).isEqualTo(2);
    }

    private static String named(String field) {
        var last = field.substring(field.lastIndexOf('.') + 1);
        return last.endsWith("]") ? last.substring(last.indexOf('[') + 1, last.length() - 1) : last;
    }

    @Test
    @Order(4)
    void aDryRunAndAnotherRoleChangeNothing() {
        var dry = regulator().with("Content-Type", "application/yaml").post("/api/schemes?dryRun=true", version(2));
        assertThat(dry.status()).as(dry.toString()).isEqualTo(200);
        assertThat(dry.at("/scheme/id")).isEqualTo("point@2");
        assertThat(publish(as(Role.AUDITOR, county), version(2), "a").status()).isEqualTo(403);
        assertThat(regulator().get("/api/schemes/point@2").status()).isEqualTo(404);
    }

    @Test
    @Order(4)
    void theFileOfAVersionIsGivenAsItWasWrittenToThoseWhoRuleByIt() {
        for (var role : List.of(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.AUDITOR)) {
            var given = as(role, county).get("/api/schemes/point@1/file");
            assertThat(given.status()).as(given.toString()).isEqualTo(200);
            assertThat(given.header("Content-Type")).startsWith("application/yaml");
            assertThat(given.text()).isEqualTo(file());
        }
        assertThat(as(Role.POINT_OFFICER, point.path().toArray(String[]::new))
                        .get("/api/schemes/point@1/file")
                        .status())
                .isEqualTo(403);
        assertThat(regulator().get("/api/schemes/point@9/file").status()).isEqualTo(404);
        var whole = regulator().get("/api/schemes/point@1").json();
        assertThat(whole.at("/limits/D2").size()).isEqualTo(2);
        assertThat(whole.at("/limits/D2/0/until").asString()).isEqualTo("2026-04-14");
        assertThat(whole.at("/bonus/0/kind").asString()).isEqualTo("CASE_FILED");
        assertThat(whole.at("/bonus/0/max").asString()).isEqualTo("3");
        assertThat(whole.at("/deductions").size()).isEqualTo(3);
        assertThat(whole.at("/callbackGrades/FAIR").asString()).isEqualTo("0.5");
        assertThat(whole.at("/groups/0/indicators/0/item").asString()).isEqualTo("OFFICER");
    }

    @Test
    @Order(5)
    void aPublishedVersionIsWhatScoresAreMadeOfFromThenOn() {
        var before = live(point);
        var asOf = Instant.now(Clock.systemUTC());
        var key = UUID.randomUUID().toString();
        var published = publish(regulator(), version(2), key);
        assertThat(published.status()).as(published.toString()).isEqualTo(201);
        assertThat(published.header("Location")).isEqualTo("/api/schemes/point@2");
        assertThat(regulator().get("/api/schemes/point@2/file").text()).isEqualTo(version(2));
        assertThat(publish(regulator(), version(2), key).status()).isEqualTo(200);
        assertThat(publish(regulator(), version(2), key + "x").status()).isEqualTo(409);
        assertThat(publish(regulator(), version(2).replace("m: 5 ", "m: 6 "), key)
                        .problem())
                .isEqualTo("idempotency-key-reused");

        await().untilAsserted(
                        () -> assertThat(live(point).path("scheme").asString()).isEqualTo("point@2"));
        assertThat(decimal(live(point), "/score")).isGreaterThan(decimal(before, "/score"));
        var then = regulator().get("/api/scores/" + point.code() + "?asOf=" + asOf);
        assertThat(then.at("/scheme")).as("by what was known then").isEqualTo("point@1");
        assertThat(decimal(then.json(), "/score")).isEqualByComparingTo(decimal(before, "/score"));

        assertThat(regulator().get("/api/schemes/point").json().at("/items").size())
                .isEqualTo(2);
        await().untilAsserted(() -> assertThat(TopicReader.readAll(consumers, "scheme-events"))
                .anyMatch(record -> "point@2".equals(record.key())));
        await().untilAsserted(() -> {
            var history = regulator().get("/api/scores/" + point.code() + "/history");
            assertThat(history.json().at("/points").size()).isEqualTo(1);
            assertThat(history.at("/points/0/date"))
                    .isEqualTo(WorkingCalendar.dateOf(NOW).toString());
            assertThat(history.at("/points/0/scheme")).isEqualTo("point@2");
            assertThat(history.at("/points/0/shown"))
                    .isEqualTo(live(point).path("shown").asString());
        });
        assertThat(as(Role.COUNTY_REGULATOR, "999999000000")
                        .get("/api/scores/" + point.code() + "/history")
                        .status())
                .isEqualTo(404);
    }

    private Api.Answer publish(Api api, String text, String key) {
        return api.with("Idempotency-Key", key).post("/api/schemes", text); // sent as JSON, which is YAML as well
    }

    private static String draft(String text) {
        return JSON.writeValueAsString(java.util.Map.of("draft", text));
    }

    private static java.math.BigDecimal decimal(JsonNode node, String pointer) {
        return new java.math.BigDecimal(node.at(pointer).asString());
    }

    private JsonNode live(UnitRef unit) {
        return regulator().get("/api/scores/" + unit.code()).json();
    }

    private static Origin origin(String source, String subject, UnitRef unit) {
        return new Origin(source, subject, 1, NOW, NOW, unit, Role.SYSTEM, Channel.APP);
    }

    private static Event registered(UnitRef unit) {
        return new UnitRegistered(
                origin("assessment-service", unit.code(), unit),
                new UnitState("站点 " + unit.code(), LocalDate.of(YEAR, 1, 1), null, List.of()));
    }

    private static Event inspected(UnitRef unit, String subject, Set<InspectionItem> passed) {
        return new InspectionRecorded(
                origin("assessment-service", unit.code() + "-" + subject, unit),
                unit.path().getFirst(),
                passed);
    }

    private void tell(Collection<? extends Event> events) {
        for (var event : events) {
            var record = new ProducerRecord<>(
                    EventCatalogue.topicOf(event.getClass()),
                    event.key(),
                    codec.write(event).getBytes(StandardCharsets.UTF_8));
            codec.attributes(event)
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            try {
                Objects.requireNonNull(kafka.send(record).get());
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
