package org.steelyard.escalation.warning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.EscalationEvent.WarningIssued;
import org.steelyard.contracts.EscalationEvent.WarningRelayed;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.escalation.ServiceUnderTest;
import org.steelyard.escalation.ServiceUnderTest.County;
import org.steelyard.escalation.network.UnitDirectory;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
@SuppressWarnings("NullAway.Init") // filled before each test
class WarningIT {

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1, 2, 3};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 1};

    @LocalServerPort
    int port;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    UnitDirectory units;

    @Autowired
    WarningMetrics metrics;

    @Autowired
    MeterRegistry meters;

    private ServiceUnderTest service;
    private County county;
    private Api regulator;
    private Api point;

    @BeforeEach
    void aCountyWithUnits() {
        service = new ServiceUnderTest(port, kafka, consumers);
        county = new County(UUID.randomUUID().toString().substring(0, 8));
        service.tellUnits(county);
        await().until(() -> units.within(List.of(county.code())).size() == 4);
        regulator = Api.on(port).as(county.token(Role.COUNTY_REGULATOR));
        point = Api.on(port).as(county.officer());
    }

    @Test
    void isToldAtOnceToEveryUnitItIsAddressedToAndToNobodyElse() {
        try (var atThePoint = service.listen(county.officer());
                var atTheStation = service.listen(county.stationOfficer());
                var elsewhere = service.listen(county.otherStationOfficer());
                var atTheCounty = service.listen(county.token(Role.COUNTY_REGULATOR))) {
            var id = issue(county.station().code());

            await().untilAsserted(() -> assertThat(atThePoint.events()).containsExactly("warning-issued"));
            await().untilAsserted(() -> assertThat(atTheStation.events()).containsExactly("warning-issued"));
            assertThat(atThePoint.data()).contains(id, "毒蘑菇", "\"urgent\":true");
            assertThat(elsewhere.events()).isEmpty();
            assertThat(atTheCounty.events()).isEmpty();
        }
    }

    @Test
    void isToldOnTheTopicWithItsDeadline() {
        var id = issue(county.code());

        var told = told(id);

        assertThat(told).singleElement().isInstanceOfSatisfying(WarningIssued.class, issued -> {
            assertThat(issued.key()).isEqualTo(county.code());
            assertThat(issued.areas()).containsExactly(county.code());
            assertThat(issued.relayDueAt()).isEqualTo(issued.occurredAt().plus(Duration.ofHours(24)));
        });
    }

    @Test
    void showsTheCountyWhoHasNotPassedItOn() {
        var id = issue(county.code());
        var before = regulator.get("/api/warnings/" + id);

        var relayed = point.post("/api/warnings/" + id + "/relays", "{\"note\":\"已张贴\"}");
        var after = regulator.get("/api/warnings/" + id);

        assertThat(before.json().at("/counts/DUE").asInt()).isEqualTo(4);
        assertThat(relayed.status()).isEqualTo(201);
        assertThat(relayed.header("Location"))
                .isEqualTo("/api/warnings/" + id + "/relays/" + county.point().code());
        assertThat(after.json().at("/counts/RELAYED").asInt()).isEqualTo(1);
        assertThat(after.json().at("/counts/DUE").asInt()).isEqualTo(3);
        assertThat(after.text())
                .contains(
                        "\"unit\":\"" + county.point().code() + "\"",
                        "\"name\":\"示例" + county.point().code());
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(regulator
                        .with("If-None-Match", after.header("ETag"))
                        .get("/api/warnings/" + id)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void showsAStationItsOwnPartAndAPointItself() {
        var id = issue(county.code());
        var station = Api.on(port).as(county.stationOfficer()).get("/api/warnings/" + id);

        assertThat(station.json().at("/units").size()).isEqualTo(3);
        assertThat(point.get("/api/warnings/" + id).json().at("/units").size()).isEqualTo(1);
        assertThat(point.get("/api/warnings").json().at("/items/0/counts/DUE").asInt())
                .isEqualTo(1);
        assertThat(regulator.get("/api/warnings").at("/items/0/id")).isEqualTo(id);
    }

    @Test
    void isNobodysBusinessWhereNobodyIsAddressed() {
        var id = issue(county.station().code());
        var elsewhere = Api.on(port).as(county.otherStationOfficer());

        assertThat(elsewhere.get("/api/warnings/" + id).status()).isEqualTo(404);
        assertThat(elsewhere.post("/api/warnings/" + id + "/relays", "{}").status())
                .isEqualTo(404);
        assertThat(elsewhere.get("/api/warnings").json().at("/items").size()).isZero();
        var county2 = new County("other");
        assertThat(Api.on(port)
                        .as(county2.token(Role.COUNTY_REGULATOR))
                        .get("/api/warnings/" + id)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isPassedOnOnceHoweverOftenAndBySoManyAtOnce() throws Exception {
        var id = issue(county.code());

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = pool.invokeAll(IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(number ->
                            () -> point.post("/api/warnings/" + id + "/relays", "{\"note\":\"" + number + "\"}")
                                    .status())
                    .toList());
            var statuses = new java.util.ArrayList<Integer>();
            for (var one : all) {
                statuses.add(one.get());
            }
            assertThat(statuses).containsOnlyOnce(201).hasSize(8).allMatch(status -> status == 201 || status == 200);
        }

        await().untilAsserted(() -> assertThat(told(id))
                .filteredOn(WarningRelayed.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.key()).isEqualTo(county.point().code());
                    assertThat(((WarningRelayed) event).evidence()).isFalse();
                }));
    }

    @Test
    void isAcceptedLateAndMarkedSo() {
        var importer = Api.on(port).as(county.token(Role.IMPORTER));
        var longAgo = ServiceUnderTest.now().minus(Duration.ofDays(2));
        var id = id(importer.post(
                "/api/warnings",
                body(county.code())
                        .replaceFirst(
                                "\\{", "{\"occurredAt\":\"" + longAgo + "\",\"recordedAt\":\"" + longAgo + "\",")));

        var overdue = regulator.get("/api/warnings/" + id);
        var late = point.post("/api/warnings/" + id + "/relays", "{}");
        var inTime = importer.post(
                "/api/warnings/" + id + "/relays",
                "{\"unit\":\"%s\",\"occurredAt\":\"%s\",\"recordedAt\":\"%s\"}"
                        .formatted(county.neighbour().code(), longAgo.plusSeconds(3600), longAgo.plusSeconds(7200)));
        var after = regulator.get("/api/warnings/" + id);

        assertThat(overdue.json().at("/counts/OVERDUE").asInt()).isEqualTo(4);
        assertThat(late.status()).isEqualTo(201);
        assertThat(late.json().at("/late").asBoolean()).isTrue();
        assertThat(inTime.json().at("/late").asBoolean()).isFalse();
        assertThat(after.json().at("/counts/RELAYED_LATE").asInt()).isEqualTo(1);
        assertThat(after.json().at("/counts/RELAYED").asInt()).isEqualTo(1);
    }

    @Test
    void isCountedForOperatorsWhileUnitsHaveNotPassedItOn() {
        metrics.count();
        var before = meters.get("steelyard.warnings.open").gauge().value();
        var id = issue(county.code());
        assertThat(point.post("/api/warnings/" + id + "/relays", "{}").status()).isEqualTo(201);

        metrics.count();

        assertThat(meters.get("steelyard.warnings.open").gauge().value()).isEqualTo(before + 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"unit\":1}|unit",
                "{\"unit\":\"\"}|unit",
                "{\"note\":\"a\\u0000b\"}|note",
                "{\"note\":{\"$ne\":null}}|note",
                "{\"occurredAt\":\"yesterday\"}|occurredAt",
                "{\"occurredAt\":\"2999-01-01T00:00:00Z\"}|occurredAt",
                "{\"occurredAt\":\"2020-01-01T00:00:00Z\"}|occurredAt",
                "{\"recordedAt\":\"2020-01-01T00:00:00Z\"}|recordedAt",
                "{\"more\":1}|more"
            })
    void isNotPassedOnWithAFieldThatIsWrong(String bodyAndField) {
        var parts = bodyAndField.split("\\|");
        var id = issue(county.code());

        var refused = point.post("/api/warnings/" + id + "/relays", parts[0]);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.at("/errors/0/field")).isEqualTo(parts[1]);
        assertThat(regulator.get("/api/warnings/" + id).json().at("/counts/DUE").asInt())
                .isEqualTo(4);
    }

    /** Its audience is settled when it is issued. */
    @Test
    void doesNotConcernAUnitRegisteredLater() {
        var id = issue(county.code());
        var newcomer =
                new UnitRef(county.code() + "-S9", UnitKind.STATION, List.of(county.code(), county.code() + "-S9"));
        service.tellUnit(newcomer);
        await().until(() -> units.find(newcomer.code()).isPresent());

        assertThat(regulator.get("/api/warnings/" + id).json().at("/units").size())
                .isEqualTo(4);
    }

    @Test
    void keepsAPhotoForThoseOnThePath() throws Exception {
        var id = issue(county.code());
        var answer = relayWithPhoto(id, county.officer(), "image/png", PNG);
        var path = "/api/warnings/" + id + "/relays/" + county.point().code() + "/photo";

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(new String(answer.body(), UTF_8)).contains(path);
        for (var allowed : List.of(county.officer(), county.stationOfficer(), county.token(Role.COUNTY_REGULATOR))) {
            var photo = get(path, allowed);
            assertThat(photo.body()).isEqualTo(PNG);
            assertThat(photo.headers().firstValue("Content-Type")).contains("image/png");
            assertThat(photo.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
        assertThat(get(path, county.neighbourOfficer()).statusCode()).isEqualTo(404);
        assertThat(get(path, county.otherStationOfficer()).statusCode()).isEqualTo(404);
        await().untilAsserted(() -> assertThat(told(id))
                .filteredOn(event -> event instanceof WarningRelayed relayed && relayed.evidence())
                .hasSize(1));
    }

    @Test
    void takesNoPhotoThatLiesOrIsTooLarge() throws Exception {
        var id = issue(county.code());

        assertThat(relayWithPhoto(id, county.officer(), "image/jpeg", PNG).statusCode())
                .isEqualTo(400);
        assertThat(relayWithPhoto(id, county.officer(), "image/png", "<svg/>".getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(400);
        assertThat(relayWithPhoto(id, county.officer(), "image/gif", JPEG).statusCode())
                .isEqualTo(415);
        var large = java.util.Arrays.copyOf(JPEG, 2 * 1024 * 1024 + 1);
        assertThat(relayWithPhoto(id, county.officer(), "image/jpeg", large).statusCode())
                .isEqualTo(413);
        assertThat(regulator.get("/api/warnings/" + id).json().at("/counts/DUE").asInt())
                .isEqualTo(4);
    }

    static Stream<Arguments> roles() {
        return Stream.of(
                arguments(Role.COUNTY_REGULATOR, 201, 403, 200),
                arguments(Role.IMPORTER, 201, 400, 200),
                arguments(Role.GOVERNANCE_OFFICE, 403, 403, 200),
                arguments(Role.AUDITOR, 403, 403, 200),
                arguments(Role.OPERATOR, 403, 403, 403),
                arguments(Role.OFFICE_OFFICER, 403, 403, 403));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void isIssuedPassedOnAndSeenByThoseWhoMay(Role role, int issues, int relays, int sees) {
        var id = issue(county.code());
        var someone = Api.on(port).as(county.token(role));

        assertThat(someone.post("/api/warnings", body(county.code())).status()).isEqualTo(issues);
        // the importer must name a unit, for its own is the county
        assertThat(someone.post("/api/warnings/" + id + "/relays", role == Role.IMPORTER ? "{\"unit\":\"\"}" : "{}")
                        .status())
                .isEqualTo(relays);
        assertThat(someone.get("/api/warnings/" + id).status()).isEqualTo(sees);
        assertThat(point.post("/api/warnings", body(county.code())).status()).isEqualTo(403);
    }

    @Test
    void isPassedOnByItsUnitOnly() {
        var id = issue(county.point().code());

        var forAnother = point.post(
                "/api/warnings/" + id + "/relays",
                "{\"unit\":\"" + county.neighbour().code() + "\"}");
        var notAddressed = Api.on(port).as(county.stationOfficer()).post("/api/warnings/" + id + "/relays", "{}");

        assertThat(forAnother.status()).isEqualTo(400);
        assertThat(forAnother.at("/errors/0/field")).isEqualTo("unit");
        assertThat(notAddressed.status()).isEqualTo(409);
        assertThat(notAddressed.problem()).isEqualTo("not-addressed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "category=null",
                "category=\"DRINK\"",
                "category=1",
                "title=null",
                "title=\" \"",
                "title=\"a\\u0000b\"",
                "title=\"\\ud83d\"",
                "title={\"$ne\":null}",
                "content=\"\"",
                "content=\"a\\u0007\"",
                "areas=[]",
                "areas=null",
                "areas=[\"\"]",
                "areas=[\"nowhere\"]",
                "areas=[{\"$ne\":null}]",
                "areas=\"x\"",
                "occurredAt=\"2999-01-01T00:00:00Z\"",
                "recordedAt=\"2020-01-01T00:00:00Z\"",
                "unknown=1"
            })
    void isRefusedWithAFieldThatIsWrong(String wrong) {
        var name = wrong.substring(0, wrong.indexOf('='));
        var value = wrong.substring(wrong.indexOf('=') + 1);
        var json =
                "{\"category\":\"FOOD\",\"title\":\"t\",\"content\":\"c\",\"areas\":[\"%s\"]}".formatted(county.code());
        var spoilt = json.contains("\"" + name + "\":")
                ? json.replaceFirst(
                        "\"" + name + "\":(\\[.*?]|\"[^\"]*\")",
                        "\"" + name + "\":" + value.replace("\\", "\\\\").replace("$", "\\$"))
                : json.replaceFirst("\\{", "{\"" + name + "\":" + value + ",");

        var answer = regulator.post("/api/warnings", spoilt);

        assertThat(answer.status()).as(spoilt + " " + answer).isEqualTo(400);
        assertThat(answer.at("/errors/0/field")).startsWith(name);
        assertThat(regulator.get("/api/warnings").json().at("/items").size()).isZero();
    }

    @Test
    void isRefusedTooLongAndTakesCharactersOfFourBytes() {
        assertThat(regulator
                        .post("/api/warnings", body(county.code()).replace("毒蘑菇", "毒".repeat(101)))
                        .status())
                .isEqualTo(400);
        assertThat(regulator
                        .post("/api/warnings", body(county.code()).replace("勿食", "x".repeat(5001)))
                        .status())
                .isEqualTo(400);
        var four = regulator.post("/api/warnings", body(county.code()).replace("毒蘑菇", "𠮷🍄"));
        assertThat(four.status()).isEqualTo(201);
        assertThat(regulator.get("/api/warnings/" + id(four)).at("/title")).isEqualTo("𠮷🍄");
    }

    @Test
    void isIssuedOnceForOneKey() {
        var key = UUID.randomUUID().toString();
        var first = regulator.with("Idempotency-Key", key).post("/api/warnings", body(county.code()));
        var again = regulator.with("Idempotency-Key", key).post("/api/warnings", body(county.code()));
        var other = regulator
                .with("Idempotency-Key", key)
                .post("/api/warnings", body(county.station().code()));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(id(again)).isEqualTo(id(first));
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    private List<org.steelyard.contracts.EscalationEvent> told(String warning) {
        return await().until(() -> service.toldAbout(warning), events -> !events.isEmpty());
    }

    private String issue(String area) {
        var answer = regulator.post("/api/warnings", body(area));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id(answer);
    }

    private static String id(Api.Answer answer) {
        return answer.at("/id");
    }

    private static String body(String area) {
        return "{\"category\":\"FOOD\",\"title\":\"毒蘑菇\",\"content\":\"勿食\",\"areas\":[\"%s\"]}".formatted(area);
    }

    private HttpResponse<byte[]> relayWithPhoto(String id, String token, String type, byte[] photo)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri("/api/warnings/" + id + "/relays"))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(photo)));
    }

    private HttpResponse<byte[]> get(String path, String token) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
