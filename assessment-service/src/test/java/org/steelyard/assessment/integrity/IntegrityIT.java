package org.steelyard.assessment.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.steelyard.assessment.integrity.Told.at;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.ConsultationKind;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.IntegrityCheck;
import org.steelyard.contracts.IntegrityFinding;
import org.steelyard.contracts.PhoneMatch;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.ScoreEvent;
import org.steelyard.contracts.ScoreEvent.IntegrityEvent;
import org.steelyard.contracts.ScoreEvent.IntegrityFlagRaised;
import org.steelyard.contracts.ScoreEvent.IntegrityFlagSettled;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TestIssuer;
import org.steelyard.testkit.TopicReader;
import tools.jackson.databind.JsonNode;

/** From facts on the topics to a flag that the county looks into and the unit hears of last. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "steelyard.integrity.look-every=1h")
@ContextConfiguration(initializers = Backing.class)
class IntegrityIT {

    private static final String FLAGS = "/api/integrity/flags";
    private static final String SETTLED = """
            {"finding":"CONFIRMED","note":"张三说是他打的电话"}""";

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
    DayRun days;

    @Autowired
    DayClaims claims;

    @Autowired
    ReadingProgress reading;

    @Autowired
    MeterRegistry meters;

    private String county = "";
    private UnitRef station = new UnitRef("", UnitKind.STATION, List.of());
    private UnitRef point = station;
    private UnitRef twin = station;

    /** A county of its own for each test. */
    @BeforeEach
    void aCounty() {
        var prefix = ThreadLocalRandom.current().nextLong(100_000, 1_000_000);
        county = prefix + "000000";
        station = new UnitRef(prefix + "100000", UnitKind.STATION, List.of(county, prefix + "100000"));
        point = new UnitRef(prefix + "100001", UnitKind.POINT, List.of(county, station.code(), prefix + "100001"));
        twin = new UnitRef(prefix + "100002", UnitKind.POINT, List.of(county, station.code(), prefix + "100002"));
        register(county, UnitKind.COUNTY, null);
        for (var unit : List.of(station, point, twin)) {
            register(unit.code(), unit.kind(), unit.path().get(unit.path().size() - 2));
        }
    }

    @Test
    void aFlagIsRaisedOnceHoweverOftenAndInWhateverOrderTheFactsCome() {
        var calls = new Told(point)
                .received(id("a"), at("2026-03-02T09:00"))
                .calledBack(id("a"), true, PhoneMatch.STAFF, at("2026-03-03T09:00"))
                .calledBack(id("b"), true, PhoneMatch.REUSED, at("2026-03-04T09:00"))
                .events();
        tell(calls.reversed());
        tell(calls);
        tell(List.of(calls.get(1)));

        await().untilAsserted(
                        () -> assertThat(flag().at("/evidence").toString()).contains(id("a"), id("b")));
        var flag = flag();
        assertThat(flag.path("check").asString()).isEqualTo("CALLBACK_PHONE");
        assertThat(flag.path("period").asInt()).isEqualTo(2026);
        assertThat(flag.path("state").asString()).isEqualTo("OPEN");
        await().untilAsserted(() -> assertThat(events())
                .singleElement()
                .isInstanceOfSatisfying(IntegrityFlagRaised.class, raised -> {
                    assertThat(raised.check()).isEqualTo(IntegrityCheck.CALLBACK_PHONE);
                    assertThat(raised.origin().unit()).isEqualTo(point);
                    assertThat(raised.origin().actorRole()).isEqualTo(Role.SYSTEM);
                }));
        assertThat(meters.get("steelyard.integrity.flags")
                        .tag("check", "CALLBACK_PHONE")
                        .counter()
                        .count())
                .isPositive();
    }

    @Test
    void theUnitLearnsOfItWhenItIsSettledAndAnotherCountyNever() {
        tell(new Told(point).overlapped(id("session"), at("2026-03-02T09:00")).events());
        var path = FLAGS + "/" + flagId();

        for (var below : List.of(as(Role.POINT_OFFICER, point), as(Role.STATION_OFFICER, station))) {
            assertThat(below.get(path)).returns(404, Api.Answer::status);
            assertThat(items(below, "")).isZero();
            assertThat(items(below, "?state=OPEN")).isZero();
            assertThat(below.post(path + "/settlement", SETTLED)).returns(403, Api.Answer::status);
        }
        var elsewhere = Api.on(port).as(TestIssuer.token(Role.COUNTY_REGULATOR, "990101000000"));
        assertThat(elsewhere.get(path)).returns(404, Api.Answer::status);
        assertThat(elsewhere.get(FLAGS + "?unit=" + county)).returns(404, Api.Answer::status);
        assertThat(elsewhere.post(path + "/settlement", SETTLED)).returns(404, Api.Answer::status);
        assertThat(as(Role.AUDITOR, county).get(path)).returns(200, Api.Answer::status);
        assertThat(as(Role.AUDITOR, county).post(path + "/settlement", SETTLED)).returns(403, Api.Answer::status);
        assertThat(as(Role.IMPORTER, county).get(path)).returns(403, Api.Answer::status);
        assertThat(Api.on(port).get(path)).returns(401, Api.Answer::status);

        var settled = as(Role.GOVERNANCE_OFFICE, county).post(path + "/settlement", SETTLED);
        assertThat(settled.status()).as(settled.toString()).isEqualTo(200);
        assertThat(settled.at("/finding")).isEqualTo("CONFIRMED");
        assertThat(regulator().get(path).at("/note")).contains("张三");

        var told = as(Role.POINT_OFFICER, point).get(path);
        assertThat(told.at("/finding")).isEqualTo("CONFIRMED");
        assertThat(told.text()).doesNotContain("张三");
        assertThat(items(as(Role.STATION_OFFICER, station), "?unit=" + point.code()))
                .isOne();
        assertThat(as(Role.POINT_OFFICER, twin).get(path)).returns(404, Api.Answer::status);
        assertThat(elsewhere.get(path)).returns(404, Api.Answer::status);
        await().untilAsserted(() -> assertThat(events())
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        IntegrityFlagSettled.class,
                        event -> assertThat(event.finding()).isEqualTo(IntegrityFinding.CONFIRMED)));
        assertThat(String.valueOf(mongo.findById(
                        path.substring(path.lastIndexOf('/') + 1), org.bson.Document.class, "integrity_reviews")))
                .doesNotContain("张三");
    }

    @Test
    void whatWasSettledStaysSoAndOnlySomethingNewIsLookedIntoAgain() {
        tell(new Told(point)
                .received(id("a"), at("2026-03-02T09:00"), Duration.ZERO, true)
                .events());
        var path = FLAGS + "/" + flagId() + "/settlement";
        assertThat(regulator().post(path, "{}").at("/errors/0/field")).isEqualTo("finding");
        var once = regulator().with("Idempotency-Key", "settle-" + county);
        assertThat(once.post(path, SETTLED)).returns(200, Api.Answer::status);
        assertThat(once.post(path, SETTLED)).returns(200, Api.Answer::status);
        var again = regulator().post(path, SETTLED);
        assertThat(again).returns(409, Api.Answer::status);
        assertThat(again.problem()).isEqualTo("flag-settled");
        assertThat(inChinese(path)).contains("线索").doesNotContain("settled before");

        tell(new Told(point)
                .received(id("a"), at("2026-03-02T09:00"), Duration.ZERO, true)
                .events());
        tell(new Told(point)
                .received(id("b"), at("2026-03-05T09:00"), Duration.ZERO, true)
                .events());
        await().untilAsserted(
                        () -> assertThat(items(regulator(), "?state=OPEN")).isOne());
        assertThat(flag().path("round").asInt()).isEqualTo(2);
        assertThat(flag().path("evidence").toString()).contains(id("b")).doesNotContain(id("a"));

        assertThat(items(regulator(), "?check=STAFF_COMPLAINT&unit=" + point.code()))
                .isEqualTo(2);
        assertThat(items(regulator(), "?check=SILENCE")).isZero();
        assertThat(regulator().get(FLAGS + "?check=LUCK").at("/errors/0/field")).isEqualTo("check");
        var first = regulator().get(FLAGS + "?limit=1");
        assertThat(first.at("/items/0/round")).isEqualTo("2");
        var second = regulator().get(FLAGS + "?limit=1&after=" + first.at("/next"));
        assertThat(second.at("/items/0/finding")).isEqualTo("CONFIRMED");
        assertThat(second.json().at("/next").isNull()).isTrue();
    }

    @Test
    void aConfirmedFlagChangesNoScore() {
        var today = WorkingCalendar.dateOf(Instant.now(Clock.systemUTC()));
        var noon = today.minusDays(1).atTime(12, 0).atZone(WorkingCalendar.ZONE).toInstant();
        tell(new Told(twin)
                .received(id("t"), noon, Duration.ZERO, false)
                .settled(id("t"), noon)
                .events());
        tell(new Told(point)
                .received(id("p"), noon, Duration.ZERO, true)
                .settled(id("p"), noon)
                .events());
        assertThat(regulator().post(FLAGS + "/" + flagId() + "/settlement", SETTLED))
                .returns(200, Api.Answer::status);
        await().untilAsserted(() -> assertThat(events()).hasSize(2));

        var year = today.minusDays(1).getYear();
        await().untilAsserted(() -> assertThat(score(point, year)).isNotEmpty().isEqualTo(score(twin, year)));
    }

    @Test
    void whatOnlyPassingTimeTellsIsFoundWhenADayHasEnded() {
        var neighbours = new ArrayList<Event>();
        for (var unit : List.of(station, twin)) {
            var told = new Told(unit);
            IntStream.range(0, 12)
                    .forEach(i -> told.received(
                            id("n" + unit.code() + i), at("2026-06-02T09:00").plus(Duration.ofDays(i))));
            IntStream.range(0, 6)
                    .forEach(i -> told.calledBack(
                            id("n" + unit.code() + i), unit.equals(station), PhoneMatch.NONE, at("2026-06-28T09:00")));
            told.consulted(id("q" + unit.code()), ConsultationKind.CONSULTATION, at("2026-06-29T09:00"));
            neighbours.addAll(told.events());
        }
        tell(neighbours);
        await().until(reading::isCaughtUp);

        days.look(LocalDate.of(2026, 6, 30));
        days.look(LocalDate.of(2026, 6, 30));

        var found = regulator().get(FLAGS);
        assertThat(found.json().at("/items").size()).as(found.toString()).isEqualTo(2);
        assertThat(regulator().get(FLAGS + "?check=SILENCE").at("/items/0/unit/code"))
                .isEqualTo(point.code());
        assertThat(regulator().get(FLAGS + "?check=CALLBACK_CHOSEN").at("/items/0/unit/code"))
                .isEqualTo(twin.code());
        assertThat(regulator().get(FLAGS + "?check=CALLBACK_CHOSEN").at("/items/0/subjects"))
                .isEqualTo("6");
    }

    @Test
    void oneProcessLooksAtADayAndMissedDaysAreMadeUpForOnce() {
        mongo.remove(new Query(), DayClaims.State.class);
        var friday = LocalDate.of(2026, 6, 26);
        var now = at("2026-06-27T01:00");
        var first = Objects.requireNonNull(claims.claim(friday, now));
        assertThat(first.day()).isEqualTo(friday);
        assertThat(claims.claim(friday, now)).as("somebody is at it").isNull();
        assertThat(claims.done(first, friday, now)).isNull();
        assertThat(claims.isDue(friday)).isFalse();

        var monday = friday.plusDays(3);
        var saturday = Objects.requireNonNull(claims.claim(monday, at("2026-06-30T01:00")));
        assertThat(saturday.day()).isEqualTo(friday.plusDays(1));
        var taken = Objects.requireNonNull(claims.claim(monday, at("2026-06-30T01:31")));
        assertThat(taken.day()).as("who claimed it died").isEqualTo(friday.plusDays(1));
        assertThat(claims.done(saturday, monday, now)).as("its claim is lost").isNull();
        var sunday = Objects.requireNonNull(claims.done(taken, monday, now));
        assertThat(sunday.day()).isEqualTo(friday.plusDays(2));
        var last = Objects.requireNonNull(claims.done(sunday, monday, now));
        assertThat(last.day()).isEqualTo(monday);
        assertThat(claims.done(last, monday, now)).isNull();
        assertThat(claims.isDue(monday)).isFalse();
        var afterAYear = Objects.requireNonNull(claims.claim(monday.plusYears(1), at("2027-06-30T01:00")));
        assertThat(afterAYear.day())
                .as("no further back")
                .isEqualTo(monday.plusYears(1).minusDays(30));
        mongo.remove(new Query(), DayClaims.State.class);
    }

    @Test
    void theDescriptionOfTheInterfaceKnowsTheFlags() {
        var paths = Api.on(port).get("/v3/api-docs").json().path("paths");

        assertThat(paths.path(FLAGS).at("/get/parameters").findValuesAsString("name"))
                .contains("unit", "check", "state", "after", "limit");
        assertThat(paths.path(FLAGS + "/{id}").has("get")).isTrue();
        assertThat(paths.path(FLAGS + "/{id}/settlement").at("/post/parameters").findValuesAsString("name"))
                .contains("If-Match", "Idempotency-Key");
    }

    private String id(String name) {
        return county + "-" + name;
    }

    private Api as(Role role, UnitRef unit) {
        return Api.on(port).as(TestIssuer.token(role, unit.path().toArray(String[]::new)));
    }

    private Api as(Role role, String code) {
        return Api.on(port).as(TestIssuer.token(role, code));
    }

    private Api regulator() {
        return as(Role.COUNTY_REGULATOR, county);
    }

    private String inChinese(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TestIssuer.token(Role.COUNTY_REGULATOR, county))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(SETTLED))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int items(Api caller, String query) {
        return caller.get(FLAGS + query).json().at("/items").size();
    }

    /** The id of the only open flag, once there is one. */
    private String flagId() {
        await().untilAsserted(
                        () -> assertThat(items(regulator(), "?state=OPEN")).isOne());
        return regulator().get(FLAGS + "?state=OPEN").at("/items/0/id");
    }

    private JsonNode flag() {
        return regulator().get(FLAGS + "/" + flagId()).json();
    }

    private String score(UnitRef unit, int year) {
        return regulator().get("/api/scores/" + unit.code() + "?period=" + year).at("/score");
    }

    private List<ScoreEvent> events() {
        return TopicReader.readAll(consumers, ScoreEvent.TOPIC).stream()
                .map(record -> codec.read(record.headers(), record.value()))
                .filter(event -> event instanceof IntegrityEvent
                        && event.origin().unit().path().contains(county))
                .map(ScoreEvent.class::cast)
                .distinct() // a fact may be told twice, under one identity
                .toList();
    }

    private void register(String code, UnitKind kind, @Nullable String parent) {
        var answer =
                regulator().post("/api/units", """
                {"code":"%s","name":"单位","kind":"%s","parent":%s,"openedOn":"2026-01-01"}""".formatted(code, kind, parent == null ? "null" : '"' + parent + '"'));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
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
