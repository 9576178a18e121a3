package org.steelyard.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.contracts.TrainingEvent.CompletionRevoked;
import org.steelyard.contracts.TrainingEvent.SessionCancelled;
import org.steelyard.contracts.TrainingEvent.SessionHeld;
import org.steelyard.contracts.TrainingEvent.SessionPlanned;
import org.steelyard.contracts.TrainingEvent.SyllabusPublished;
import org.steelyard.contracts.TrainingEvent.TrainingCompleted;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TestIssuer;
import org.steelyard.testkit.TopicReader;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
@TestPropertySource(properties = "steelyard.training.finish-interval=1s")
class TrainingIT {

    private static final String COUNTY = "350428000000";
    private static final String STATION = "350428100000";
    private static final String OTHER_STATION = "350428101000";
    private static final String POINT = "350428100201";
    private static final OffsetDateTime NOW =
            OffsetDateTime.now(ZoneOffset.ofHours(8)).truncatedTo(ChronoUnit.SECONDS);

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    EventCodec codec;

    NetworkFixture network;
    Api regulator;
    Api station;
    Api point;
    Api importer;
    String officer;
    String colleague;

    @BeforeEach
    void aCountyWithASyllabusAndOfficers() {
        network = new NetworkFixture(kafka, codec);
        regulator = Api.on(port).as(TestIssuer.token(Role.COUNTY_REGULATOR, COUNTY));
        station = Api.on(port).as(TestIssuer.token(Role.STATION_OFFICER, COUNTY, STATION));
        point = Api.on(port).as(TestIssuer.token(Role.POINT_OFFICER, COUNTY, STATION, POINT));
        importer = Api.on(port).as(TestIssuer.token(Role.IMPORTER, COUNTY));
        officer = UUID.randomUUID().toString();
        colleague = UUID.randomUUID().toString();
        var sequence = System.nanoTime();
        network.tell(NetworkFixture.unit(sequence, List.of(COUNTY)));
        network.tell(NetworkFixture.unit(sequence, List.of(COUNTY, OTHER_STATION)));
        network.tell(NetworkFixture.unit(sequence, List.of(COUNTY, STATION), colleague));
        network.tell(NetworkFixture.unit(sequence, List.of(COUNTY, STATION, POINT), officer));
        await().untilAsserted(() -> assertThat(mongo.find(
                        Query.query(Criteria.where("_id").in(COUNTY, STATION, OTHER_STATION, POINT)),
                        Document.class,
                        "known-units"))
                .hasSize(4)
                .allMatch(unit -> unit.getLong("sequence") == sequence));
        assertThat(regulator.post("/api/training/syllabi", """
                {"id":"provincial","version":1,"validFrom":"2020-01-01","modules":[
                 {"code":"M01","title":"投诉处理"},{"code":"M02","title":"食品安全","selfStudy":true}]}""").status()).isIn(201, 409);
    }

    @Test
    void publishesASyllabusVersionByVersion() {
        var id = "s-" + UUID.randomUUID();
        var first = """
                {"id":"%s","version":1,"validFrom":"2025-01-01","modules":[{"code":"M01","title":"一"}]}""".formatted(id);
        var once = regulator.with("Idempotency-Key", id);

        assertThat(once.post("/api/training/syllabi", first)).returns(201, Api.Answer::status);
        assertThat(once.post("/api/training/syllabi", first)).returns(200, Api.Answer::status);
        assertThat(once.post("/api/training/syllabi", first.replace("一", "二"))).returns(422, Api.Answer::status);
        assertThat(regulator.post("/api/training/syllabi", first))
                .returns(409, Api.Answer::status)
                .returns("edition-out-of-order", Api.Answer::problem);
        var second = first.replace("\"version\":1", "\"version\":2");
        assertThat(regulator.post("/api/training/syllabi", second).at("/errors/0/field"))
                .isEqualTo("validFrom");
        assertThat(regulator.post("/api/training/syllabi", second.replace("2025-01-01", "2026-01-01")))
                .returns(201, Api.Answer::status)
                .satisfies(
                        answer -> assertThat(answer.at("/earlier/0/validFrom")).isEqualTo("2025-01-01"));
        assertThat(point.get("/api/training/syllabi/" + id).at("/modules/0/title"))
                .isEqualTo("一");
        assertThat(Api.on(port)
                        .as(TestIssuer.token(Role.COUNTY_REGULATOR, "110101000000"))
                        .get("/api/training/syllabi/" + id))
                .returns(404, Api.Answer::status);
        assertThat(station.post("/api/training/syllabi", first)).returns(403, Api.Answer::status);
        await().untilAsserted(() -> assertThat(told(COUNTY + "-" + id, SyllabusPublished.class))
                .extracting(SyllabusPublished::version)
                .containsExactly(1, 2));
    }

    @Test
    void takesASessionFromItsPlanToEachOfficersCompletion() {
        var planned = regulator.post("/api/training/sessions", session(COUNTY, -2));
        assertThat(planned.status()).as(planned.toString()).isEqualTo(201);
        var id = planned.at("/id");

        var attended = regulator.post(attendance(id), roster(officer, POINT, colleague, STATION));
        assertThat(attended.status()).as(attended.toString()).isEqualTo(200);
        assertThat(attended.at("/status")).isEqualTo("HELD");
        assertThat(attended.json().at("/completions").size()).isEqualTo(4);
        assertThat(attended.json().at("/completions"))
                .allMatch(completion -> completion.at("/new").asBoolean());

        var again = regulator.post(attendance(id), roster(officer, POINT, colleague, STATION));
        assertThat(again.json().at("/completions"))
                .hasSize(4)
                .noneMatch(completion -> completion.at("/new").asBoolean());

        await().untilAsserted(() -> {
            assertThat(told(id, SessionPlanned.class)).hasSize(1);
            assertThat(told(id, SessionHeld.class)).singleElement().satisfies(held -> {
                assertThat(held.key()).isEqualTo(COUNTY);
                assertThat(held.areas()).containsExactly(COUNTY);
                assertThat(held.attendance()).isEqualTo(2);
            });
            assertThat(completedBy(officer)).hasSize(2).allSatisfy(completed -> {
                assertThat(completed.key()).isEqualTo(POINT);
                assertThat(completed.sequence()).isEqualTo(1);
                assertThat(completed.session()).isEqualTo(id);
                assertThat(completed.occurredAt()).isEqualTo(end(-2).toInstant());
            });
            assertThat(completedBy(colleague))
                    .hasSize(2)
                    .allMatch(completed -> completed.key().equals(STATION));
        });
        assertThat(tracesOf(
                        id,
                        completedBy(officer).getFirst().subject(),
                        completedBy(colleague).getLast().subject()))
                .hasSize(2); // the plan's, and one for the roster with all that followed from it
        assertThat(point.get("/api/training/sessions/" + id))
                .satisfies(
                        view -> assertThat(view.json().at("/officers").size()).isEqualTo(1))
                .satisfies(view ->
                        assertThat(view.json().at("/attendance").asInt()).isEqualTo(2));
        assertThat(mongo.findById(id, Document.class, "sessions"))
                .doesNotContainKey("_class")
                .doesNotContainKey("unfinished");
    }

    @Test
    void answersTheSameRequestAgainAsTheFirstTime() {
        var id = planned(regulator, session(COUNTY, -2));
        var once = regulator.with("Idempotency-Key", "roster-" + id);

        var first = once.post(attendance(id), roster(officer, POINT));
        var second = once.post(attendance(id), roster(officer, POINT));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(once.post(attendance(id), roster(colleague, STATION))).returns(422, Api.Answer::status);
        var plan = regulator.with("Idempotency-Key", "plan-" + id);
        var body = session(COUNTY, -3);
        assertThat(plan.post("/api/training/sessions", body).status()).isEqualTo(201);
        assertThat(plan.post("/api/training/sessions", body).status()).isEqualTo(200);
    }

    @Test
    void countsAModuleOncePerYearUntilItIsRevoked() {
        var first = planned(regulator, session(COUNTY, -2));
        var second = planned(regulator, session(COUNTY, -1));
        var completion =
                regulator.post(attendance(first), roster(officer, POINT)).at("/completions/0/id");
        var repeated = regulator.post(attendance(second), roster(officer, POINT));
        assertThat(repeated.at("/completions/0/id")).isEqualTo(completion);
        assertThat(repeated.json().at("/completions/0/new").asBoolean()).isFalse();

        var revocation = "/api/training/completions/" + completion + "/revocation";
        assertThat(station.post(revocation, "{\"reason\":\"签到有误\"}")).returns(403, Api.Answer::status);
        assertThat(regulator.post(revocation, "{}")).returns(400, Api.Answer::status);
        assertThat(regulator.post(revocation, "{\"reason\":\"签到有误\"}").at("/status"))
                .isEqualTo("REVOKED");
        assertThat(regulator.post(revocation, "{\"reason\":\"签到有误\"}"))
                .returns(409, Api.Answer::status)
                .returns("transition-refused", Api.Answer::problem);

        assertThat(regulator
                        .post(attendance(first), roster(officer, POINT))
                        .json()
                        .at("/completions/0/new")
                        .asBoolean())
                .isFalse();
        assertThat(regulator
                        .post(attendance(second), roster(officer, POINT))
                        .json()
                        .at("/completions/0/new")
                        .asBoolean())
                .isTrue();
        await().untilAsserted(() -> {
            assertThat(told(completion, TrainingEvent.class))
                    .extracting(TrainingEvent::sequence)
                    .containsExactly(1L, 2L, 3L);
            assertThat(told(completion, CompletionRevoked.class)).hasSize(1);
            assertThat(told(completion, TrainingCompleted.class).getLast().session())
                    .isEqualTo(second);
        });
        assertThat(TopicReader.readAll(consumers, TrainingEvent.TOPIC))
                .noneMatch(message -> new String(message.value(), StandardCharsets.UTF_8).contains("签到"));
    }

    @Test
    void namesEveryEntryOfARosterThatCannotBe() {
        var id = planned(station, session(STATION, -2));
        var answer = station.post(
                attendance(id),
                roster(officer, POINT, "nobody", POINT, colleague, OTHER_STATION, officer, POINT, "x", "999999999999"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors").findValuesAsString("field"))
                .containsExactly("officers[1].officer", "officers[2].unit", "officers[3].officer", "officers[4].unit");
        assertThat(regulator
                        .post(attendance(id), roster(colleague, OTHER_STATION))
                        .at("/errors/0/field"))
                .isEqualTo("officers[0].unit");
        assertThat(regulator.get("/api/training/sessions/" + id).at("/status")).isEqualTo("PLANNED");
        assertThat(regulator
                        .get("/api/training/completions?officer=" + officer)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void holdsToStartCapacityAndState() {
        var tomorrow = planned(regulator, session(COUNTY, 1));
        assertThat(regulator.post(attendance(tomorrow), roster(officer, POINT)))
                .returns(409, Api.Answer::status)
                .returns("session-not-started", Api.Answer::problem);
        var small = planned(regulator, session(COUNTY, -1).replace("\"areas\"", "\"capacity\":1,\"areas\""));
        assertThat(regulator.post(attendance(small), roster(officer, POINT, colleague, STATION)))
                .returns(409, Api.Answer::status)
                .returns("session-full", Api.Answer::problem);
        assertThat(regulator
                        .post(attendance(small), """
                {"officers":[],"occurredAt":"%s"}""".formatted(end(-1).plusHours(2)))
                        .at("/errors/0/field"))
                .isEqualTo("occurredAt");

        var cancellation = "/api/training/sessions/" + tomorrow + "/cancellation";
        assertThat(regulator.with("If-Match", "\"7\"").post(cancellation, "{}")).returns(412, Api.Answer::status);
        assertThat(regulator.post(cancellation, "{}").at("/status")).isEqualTo("CANCELLED");
        assertThat(regulator.post(cancellation, "{}"))
                .returns(409, Api.Answer::status)
                .returns("CANCELLED", answer -> answer.at("/state"));
        assertThat(regulator.post(attendance(tomorrow), roster(officer, POINT)))
                .returns(409, Api.Answer::status)
                .returns(0, answer -> answer.json().at("/allowed").size());
        await().untilAsserted(
                        () -> assertThat(told(tomorrow, SessionCancelled.class)).hasSize(1));
    }

    @Test
    void letsAStationTrainItsOwnAreaOnly() {
        assertThat(station.post("/api/training/sessions", session(STATION, -1)).at("/unit/code"))
                .isEqualTo(STATION);
        assertThat(station.post("/api/training/sessions", session(OTHER_STATION, -1))
                        .at("/errors/0/field"))
                .isEqualTo("areas[0]");
        assertThat(station.post("/api/training/sessions", session(COUNTY, -1)).at("/errors/0/field"))
                .isEqualTo("areas[0]");
        assertThat(point.post("/api/training/sessions", session(POINT, -1))).returns(403, Api.Answer::status);
        var county = planned(regulator, session(COUNTY, -1));
        assertThat(station.post(attendance(county), roster(officer, POINT))).returns(403, Api.Answer::status);
        var others = planned(regulator, session(OTHER_STATION, -1));
        assertThat(station.get("/api/training/sessions/" + others)).returns(404, Api.Answer::status);
        assertThat(station.post(attendance(others), roster(officer, POINT))).returns(404, Api.Answer::status);
        assertThat(Api.on(port).get("/api/training/sessions")).returns(401, Api.Answer::status);
        assertThat(regulator.post("/api/training/sessions", "\"" + "x".repeat(300_000) + "\""))
                .returns(413, Api.Answer::status);
    }

    @Test
    void takesOldRecordsFromTheImporter() {
        var body = session(STATION, -30).replace("\"areas\"", """
                "unit":"%s","occurredAt":"%s","recordedAt":"%s","areas\"""".formatted(STATION, end(-40), end(-40)));
        assertThat(regulator.post("/api/training/sessions", body).at("/errors/0/field"))
                .isEqualTo("recordedAt");
        var id = planned(importer, body);
        var attended = importer.post(attendance(id), """
                {"officers":[{"officer":"%s","unit":"%s"}],"recordedAt":"%s"}""".formatted(officer, POINT, end(-29)));

        assertThat(attended.status()).as(attended.toString()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(completedBy(officer)).hasSize(2).allSatisfy(completed -> {
            assertThat(completed.occurredAt()).isEqualTo(end(-30).toInstant());
            assertThat(completed.recordedAt()).isEqualTo(end(-29).toInstant());
            assertThat(completed.origin().channel().name()).isEqualTo("IMPORT");
        }));
    }

    @Test
    void finishesWhatACrashLeftBetweenRosterAndCompletions() {
        var id = planned(regulator, session(COUNTY, -2));
        var completion = regulator.post(attendance(id), roster(officer, POINT)).at("/completions/0/id");
        // as a crash right after the session was saved would have left it
        assertThat(mongo.remove(Query.query(Criteria.where("officer").is(officer)), "completions")
                        .getDeletedCount())
                .isEqualTo(2);
        var left = mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id)),
                new Update().set("unfinished", NOW.minusMinutes(1).toInstant()).set("finished", 0),
                "sessions");

        assertThat(left.getModifiedCount()).isEqualTo(1);
        await().untilAsserted(() -> {
            assertThat(mongo.findById(completion, Document.class, "completions"))
                    .isNotNull();
            assertThat(mongo.findById(id, Document.class, "sessions")).doesNotContainKey("unfinished");
        });
    }

    @Test
    void showsWhoIsBehindAndWhatWasOffered() {
        var id = planned(regulator, session(COUNTY, -2));
        assertThat(regulator.post(attendance(id), roster(officer, POINT))).returns(200, Api.Answer::status);
        var year = end(-2).getYear();
        var standing = regulator.get("/api/training/quotas?unit=" + STATION + "&year=" + year);

        assertThat(standing.json().at("/required").asInt()).isEqualTo(2);
        assertThat(standing.at("/items/0/unit/code")).isEqualTo(STATION);
        assertThat(standing.at("/items/1/unit/code")).isEqualTo(POINT);
        assertThat(standing.at("/items/1/officers/0/officer")).isEqualTo(officer);
        assertThat(standing.json().at("/items/1/officers/0/valid").asInt()).isEqualTo(2);
        assertThat(standing.json().at("/items/1/officers/0/behind").asBoolean()).isFalse();
        assertThat(standing.json().at("/items/0/officers/0/valid").asInt()).isZero();
        assertThat(standing.json().at("/items/0/officers/0/missing").asInt()).isEqualTo(2);
        assertThat(standing.json().at("/items/0/offered").toString()).isEqualTo("[\"M01\",\"M02\"]");
        assertThat(regulator
                        .get("/api/training/quotas?limit=1&year=" + year)
                        .json()
                        .at("/next")
                        .isNull())
                .isFalse();
        assertThat(point.get("/api/training/quotas?unit=" + STATION)).returns(404, Api.Answer::status);
        assertThat(point.get("/api/training/quotas?year=1")).returns(400, Api.Answer::status);
        assertThat(point.get("/api/training/completions?year=" + year + "&limit=1")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
        assertThat(point.get("/api/training/completions?after=nonsense")).returns(400, Api.Answer::status);
        assertThat(point.get("/api/training/sessions?limit=200").text()).contains(id);
    }

    @Test
    void learnsOfTheNetworkOnceAndPutsPoisonAside() {
        var lonely = "350428999" + (100 + System.nanoTime() % 900);
        var path = List.of(COUNTY, lonely);
        network.tell(NetworkFixture.unit(5, path, "a"));
        network.send(NetworkFixture.unit(6, path), "{\"subject\":".getBytes(StandardCharsets.UTF_8));
        network.tell(NetworkFixture.unit(5, path, "again"));
        network.tell(NetworkFixture.unit(4, path, "older"));
        network.tell(NetworkFixture.unit(7, path, "a", "b"));

        await().untilAsserted(() -> assertThat(mongo.findById(lonely, Document.class, "known-units"))
                .containsEntry("sequence", 7L)
                .containsEntry("version", 1L));
        await().untilAsserted(() -> assertThat(TopicReader.readAll(consumers, NetworkEvent.TOPIC + ".dlt"))
                .anyMatch(dead -> lonely.equals(dead.key())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            sessions | {"mode":                          |
            sessions | {}                                | modules
            sessions | BODY+"colour":1,                  | colour
            sessions | BODY+"capacity":"many",           | capacity
            sessions | BODY+"capacity":0,                | capacity
            sessions | BODY+"occurredAt":"2999-01-01T00:00:00Z", | occurredAt
            sessions | BODY+"unit":"999999999999",       | unit
            sessions | BODY+"audience":"NOBODY",         | audience
            sessions | BODY+"audience":"IMPORTER",       | audience
            sessions | BODY+"trainer":"",                | trainer
            sessions | BODY+"unit":"350428100201",       | unit
            sessions | {"mode":"LECTURE","modules":["M01"],"title":"x","startsAt":"+999999999-01-01T00:00:00Z","endsAt":"+999999999-01-01T01:00:00Z","areas":["350428000000"]} | startsAt
            syllabi  | {"id":"x","version":1,"validFrom":"+12026-01-01","modules":[{"code":"a","title":"b"}]} | validFrom
            sessions | BODY-LECTURE~PICNIC               | mode
            sessions | BODY-M01~M99                      | modules[0]
            sessions | BODY-350428000000~999999999999    | areas[0]
            syllabi  | {"id":"x","version":1,"validFrom":"2026-01-01","modules":[]} | modules
            syllabi  | {"id":"x","version":1,"validFrom":"2026-01-01","modules":[{"code":"a","title":"b","hours":0}]} | modules[0].hours
            syllabi  | {"id":"x","version":1,"validFrom":"2026-01-01","modules":[{"code":"a","title":"b","hours":1.25}]} | modules[0].hours
            syllabi  | {"id":"x y","version":1,"validFrom":"2026-01-01","modules":[{"code":"a","title":"b"}]} | id
            syllabi  | {"id":"x","version":"1","validFrom":"2026-01-01","modules":[{"code":"a","title":"b"}]} | version
            syllabi  | {"id":"x","version":1,"validFrom":"soon","modules":[{"code":"a","title":"b"}]} | validFrom
            syllabi  | {"id":"x","version":1,"validFrom":"2026-01-01","modules":[{"code":"a"}]} | modules[0].title
            syllabi  | {"id":"x","version":1,"validFrom":"2026-01-01","modules":[{"code":"a","title":"b"},{"code":"a","title":"c"}]} | modules[1].code
            """)
    void refusesBadInputNamingTheField(String collection, String told, String field) {
        var body = told;
        if (told.startsWith("BODY+")) {
            body = session(COUNTY, -1).replace("\"areas\"", told.substring(5) + "\"areas\"");
        } else if (told.startsWith("BODY-")) {
            var change = told.substring(5).split("~", 2);
            body = session(COUNTY, -1).replace(change[0], change[1]);
        }
        var before = mongo.count(new Query(), "sessions") + mongo.count(new Query(), "syllabi");

        var answer = regulator.post("/api/training/" + collection, body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        if (field != null) {
            assertThat(answer.json().at("/errors").toString()).contains("\"" + field + "\"");
        }
        assertThat(mongo.count(new Query(), "sessions") + mongo.count(new Query(), "syllabi"))
                .isEqualTo(before);
    }

    private static String attendance(String session) {
        return "/api/training/sessions/" + session + "/attendance";
    }

    private static OffsetDateTime end(int day) {
        return NOW.plusDays(day).plusHours(1);
    }

    private static String session(String area, int day) {
        return """
                {"mode":"LECTURE","modules":["M01","M02"],"title":"示例讲座","place":"会议室","startsAt":"%s","endsAt":"%s",
                 "areas":["%s"]}""".formatted(end(day).minusHours(2), end(day), area);
    }

    private static String planned(Api by, String body) {
        var answer = by.post("/api/training/sessions", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.at("/id");
    }

    private static String roster(String... officersAndUnits) {
        var roster = new StringBuilder();
        for (int i = 0; i < officersAndUnits.length; i += 2) {
            roster.append(i == 0 ? "" : ",")
                    .append("{\"officer\":\"%s\",\"unit\":\"%s\"}"
                            .formatted(officersAndUnits[i], officersAndUnits[i + 1]));
        }
        return "{\"officers\":[" + roster + "]}";
    }

    private <E extends TrainingEvent> List<E> told(String subject, Class<E> type) {
        return TopicReader.readAll(consumers, TrainingEvent.TOPIC).stream()
                .map(message -> codec.read(message.headers(), message.value()))
                .filter(event -> event.subject().equals(subject))
                .filter(type::isInstance)
                .map(type::cast)
                .distinct() // a fact may be told twice, under one identity
                .toList();
    }

    private Set<String> tracesOf(String... subjects) {
        return TopicReader.readAll(consumers, TrainingEvent.TOPIC).stream()
                .filter(message -> List.of(subjects)
                        .contains(codec.read(message.headers(), message.value()).subject()))
                .map(message ->
                        new String(message.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8))
                .map(traceparent -> traceparent.split("-", 3)[1])
                .collect(Collectors.toSet());
    }

    private List<TrainingCompleted> completedBy(String person) {
        return TopicReader.readAll(consumers, TrainingEvent.TOPIC).stream()
                .map(message -> codec.read(message.headers(), message.value()))
                .filter(TrainingCompleted.class::isInstance)
                .map(TrainingCompleted.class::cast)
                .filter(completed -> completed.officer().equals(person))
                .distinct() // a fact may be told twice, under one identity
                .toList();
    }
}
