package org.steelyard.assessment.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.DutyEvent.PatrolRecorded;
import org.steelyard.contracts.DutyEvent.PointAssessed;
import org.steelyard.contracts.DutyEvent.PublicityHeld;
import org.steelyard.contracts.Role;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TestIssuer;
import org.steelyard.testkit.TopicReader;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
class DutyIT {

    private static final String COUNTY = "130101000000";
    private static final String STATION = "130101100000";
    private static final String OTHER_STATION = "130101101000";
    private static final String POINT = "130101100201";
    private static final String OFFICE = "130101-REGULATOR";
    private static final String PATROL = """
            {"kind":"patrol-recorded","category":"FOOD","premises":5,"problems":1,"note":"两家无证"}""";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    EventCodec codec;

    String pointToken = TestIssuer.token(Role.POINT_OFFICER, COUNTY, STATION, POINT);
    Api regulator;
    Api governance;
    Api station;
    Api point;
    Api importer;

    @BeforeEach
    void aNetwork() {
        regulator = Api.on(port).as(TestIssuer.token(Role.COUNTY_REGULATOR, COUNTY));
        governance = Api.on(port).as(TestIssuer.token(Role.GOVERNANCE_OFFICE, COUNTY));
        station = Api.on(port).as(TestIssuer.token(Role.STATION_OFFICER, COUNTY, STATION));
        point = Api.on(port).as(pointToken);
        importer = Api.on(port).as(TestIssuer.token(Role.IMPORTER, COUNTY));
        mongo.remove(new Query(), Duty.class);
        register(COUNTY, "COUNTY", "null");
        register(STATION, "STATION", '"' + COUNTY + '"');
        register(OTHER_STATION, "STATION", '"' + COUNTY + '"');
        register(POINT, "POINT", '"' + STATION + '"');
        for (var office : List.of(OFFICE, "130101-GOVERNANCE")) {
            var unused = regulator.post("/api/offices", """
                    {"code":"%s","name":"局","kind":"COUNTY_REGULATOR","categories":["FOOD"],"covers":["%s"],"onDuty":true}""".formatted(office, COUNTY));
        }
    }

    @Test
    void aPointRecordsItsOwnWorkAndTellsNothingPersonal() {
        var answer = point.post("/api/duties", PATROL);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.at("/kind")).isEqualTo("patrol-recorded");
        assertThat(answer.at("/unit/code")).isEqualTo(POINT);
        var read = station.get(answer.header("Location"));
        assertThat(read.at("/note")).isEqualTo("两家无证");
        assertThat(read.json().at("/details/premises").asInt()).isEqualTo(5);
        await().untilAsserted(() -> assertThat(told(answer.at("/id")))
                .singleElement()
                .isInstanceOfSatisfying(PatrolRecorded.class, event -> {
                    assertThat(event.key()).isEqualTo(POINT);
                    assertThat(event.premises()).isEqualTo(5);
                    assertThat(event.problems()).isEqualTo(1);
                    assertThat(event.evidence()).isZero();
                }));
        assertThat(stored(answer.at("/id"))).doesNotContain("两家无证");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules-filed           |                                                            | STATION",
                "meeting-held          | ,\"attendance\":12                                         | STATION",
                "publicity-held        | ,\"channel\":\"BROADCAST\",\"attendance\":0                | POINT",
                "case-published        | ,\"channel\":\"NOTICE_BOARD\",\"complaint\":\"c-1\"        | POINT",
                "promotion-held        | ,\"attendance\":30                                         | POINT",
                "coordination-held     | ,\"offices\":[\"130101-REGULATOR\"]                        | STATION",
                "joint-action-held     | ,\"action\":\"DEPLOYMENT\",\"offices\":[\"130101-REGULATOR\",\"130101-GOVERNANCE\"] | COUNTY",
                "commendation-recorded | ,\"level\":\"CITY\"                                        | POINT",
                "deduction-recorded    | ,\"ground\":\"LATE_INCIDENT\"                              | STATION",
            })
    void everyKindIsRecordedAndTold(String kind, String fields, String unit) {
        var code = switch (unit) {
            case "STATION" -> STATION;
            case "POINT" -> POINT;
            default -> COUNTY;
        };
        var answer = regulator.post(
                "/api/duties",
                "{\"kind\":\"%s\",\"unit\":\"%s\"%s}".formatted(kind, code, fields == null ? "" : fields));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(told(answer.at("/id")))
                .singleElement()
                .satisfies(event -> assertThat(org.steelyard.contracts.EventCatalogue.typeOf(event.getClass()))
                        .isEqualTo(kind + ".v1")));
    }

    @Test
    void aPointIsAssessedByItsOwnStationOnly() {
        var body = """
                {"kind":"point-assessed","unit":"%s","met":true}""".formatted(POINT);
        var answer = station.post("/api/duties", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(told(answer.at("/id")))
                .singleElement()
                .isInstanceOfSatisfying(PointAssessed.class, event -> {
                    assertThat(event.station()).isEqualTo(STATION);
                    assertThat(event.key()).isEqualTo(POINT);
                }));
        assertThat(regulator.post("/api/duties", body)).returns(403, Api.Answer::status);
        assertThat(point.post("/api/duties", body)).returns(403, Api.Answer::status);
        var other = Api.on(port).as(TestIssuer.token(Role.STATION_OFFICER, COUNTY, OTHER_STATION));
        assertThat(other.post("/api/duties", body).at("/errors/0/field")).isEqualTo("unit");
    }

    @Test
    void whoMayWriteWhat() {
        var publicity = "{\"kind\":\"publicity-held\",\"unit\":\"%s\",\"channel\":\"STALL\",\"attendance\":3}";
        var deduction = "{\"kind\":\"deduction-recorded\",\"unit\":\"%s\",\"ground\":\"STAFF_COMPLAINT\"}";
        assertThat(station.post("/api/duties", publicity.formatted(POINT))).returns(403, Api.Answer::status);
        assertThat(point.post("/api/duties", publicity.formatted(STATION))).returns(400, Api.Answer::status);
        assertThat(governance.post("/api/duties", publicity.formatted(POINT))).returns(403, Api.Answer::status);
        assertThat(governance.post("/api/duties", deduction.formatted(POINT))).returns(201, Api.Answer::status);
        assertThat(station.post("/api/duties", deduction.formatted(POINT))).returns(403, Api.Answer::status);
        var auditor = Api.on(port).as(TestIssuer.token(Role.AUDITOR, COUNTY));
        assertThat(auditor.post("/api/duties", publicity.formatted(POINT))).returns(403, Api.Answer::status);
        assertThat(auditor.get("/api/duties").json().at("/items").size()).isEqualTo(1);
        assertThat(Api.on(port).post("/api/duties", PATROL)).returns(401, Api.Answer::status);
    }

    @Test
    void anotherUnitsRecordIsNotFound() {
        var answer = station.post("/api/duties", "{\"kind\":\"rules-filed\"}");
        var other = Api.on(port).as(TestIssuer.token(Role.STATION_OFFICER, COUNTY, OTHER_STATION));

        assertThat(other.get(answer.header("Location"))).returns(404, Api.Answer::status);
        assertThat(point.get(answer.header("Location"))).returns(404, Api.Answer::status);
        assertThat(other.get("/api/duties?unit=" + STATION)).returns(404, Api.Answer::status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"party-held\"}                                                             | kind",
                "{\"premises\":5}                                                                      | kind",
                "{\"kind\":\"patrol-recorded\",\"category\":\"FOOD\",\"premises\":1,\"problems\":2}    | problems",
                "{\"kind\":\"patrol-recorded\",\"category\":\"TOYS\",\"premises\":1,\"problems\":0}    | category",
                "{\"kind\":\"patrol-recorded\",\"category\":\"FOOD\",\"premises\":0,\"problems\":0}    | premises",
                "{\"kind\":\"patrol-recorded\",\"category\":\"FOOD\",\"problems\":0}                   | premises",
                "{\"kind\":\"promotion-held\",\"attendance\":-1}                                       | attendance",
                "{\"kind\":\"promotion-held\",\"attendance\":1,\"weather\":\"fine\"}                   | weather",
                "{\"kind\":\"promotion-held\",\"attendance\":1,\"occurredAt\":\"2099-01-01T00:00:00+08:00\"} | occurredAt",
                "{\"kind\":\"promotion-held\",\"attendance\":1,\"occurredAt\":\"2020-01-01T00:00:00+08:00\"} | occurredAt",
                "{\"kind\":\"promotion-held\",\"attendance\":1,\"recordedAt\":\"2026-02-01T00:00:00+08:00\"} | recordedAt",
                "{\"kind\":\"promotion-held\",\"attendance\":1,\"papers\":1}                           | papers",
                "{\"kind\":\"promotion-held\",\"attendance\":1,\"evidence\":[\"none\"]}                | evidence[0]",
                "{\"kind\":\"promotion-held\",\"attendance\":1,\"evidence\":[\"a\",\"a\"]}             | evidence",
                "{\"kind\":\"promotion-held\",\"attendance\":1,\"unit\":\"130101101000\"}              | unit",
            })
    void badInputIsNamedAndWritesNothing(String body, String field) {
        var answer = point.post("/api/duties", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.at("/errors/0/field")).as(answer.toString()).isEqualTo(field);
        assertThat(mongo.count(new Query(), Duty.class)).isZero();
    }

    @Test
    void anUnknownKindIsToldWhichThereAre() {
        assertThat(point.post("/api/duties", "{\"kind\":\"party-held\"}").at("/errors/0/detail"))
                .contains("patrol-recorded", "joint-action-held");
        assertThat(point.get("/api/duties?kind=party-held").at("/errors/0/field"))
                .isEqualTo("kind");
        assertThat(point.post("/api/duties", "{\"kind\":\"coordination-held\",\"offices\":[\"130101-REGULATOR\"]}")
                        .at("/errors/0/field"))
                .isEqualTo("unit");
        assertThat(station.post("/api/duties", "{\"kind\":\"coordination-held\",\"offices\":[\"130101-NOBODY\"]}")
                        .at("/errors/0/field"))
                .isEqualTo("offices[0]");
    }

    @Test
    void theSameReferenceOrKeyAgainHasNoEffect() {
        var body = """
                {"kind":"promotion-held","attendance":9,"externalReference":"paper-17"}""";
        var first = point.post("/api/duties", body);
        var second = point.post("/api/duties", body.replace("9", "10"));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.at("/id")).isEqualTo(first.at("/id"));
        assertThat(second.json().at("/details/attendance").asInt()).isEqualTo(9);

        var once = point.with("Idempotency-Key", "patrol-" + UUID.randomUUID());
        assertThat(once.post("/api/duties", PATROL)).returns(201, Api.Answer::status);
        assertThat(once.post("/api/duties", PATROL)).returns(200, Api.Answer::status);
        assertThat(once.post("/api/duties", PATROL.replace("5", "6"))).returns(422, Api.Answer::status);
        assertThat(mongo.count(new Query(), Duty.class)).isEqualTo(2);
    }

    @Test
    void theImporterSaysWhenAndHowManyPapersThereAre() {
        var answer = importer.post("/api/duties", """
                {"kind":"publicity-held","unit":"%s","channel":"LEAFLET","attendance":40,"papers":2,
                 "occurredAt":"2026-03-15T09:00:00+08:00","recordedAt":"2026-03-16T09:00:00+08:00"}""".formatted(POINT));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(told(answer.at("/id")))
                .singleElement()
                .isInstanceOfSatisfying(PublicityHeld.class, event -> {
                    assertThat(event.evidence()).isEqualTo(2);
                    assertThat(event.origin().channel()).isEqualTo(Channel.IMPORT);
                    assertThat(event.recordedAt()).isEqualTo("2026-03-16T01:00:00Z");
                }));
    }

    @Test
    void listsByKindAndDayTheLatestFirst() {
        for (int month = 1; month <= 5; month++) {
            assertThat(importer.post(
                            "/api/duties", """
                            {"kind":"%s","unit":"%s","attendance":1,"occurredAt":"2026-0%d-10T23:30:00+08:00"}""".formatted(month == 3 ? "meeting-held" : "promotion-held", POINT, month)))
                    .returns(201, Api.Answer::status);
        }
        var first = point.get("/api/duties?kind=promotion-held&limit=2");
        assertThat(first.at("/items/0/occurredAt")).startsWith("2026-05-10");
        var rest = point.get("/api/duties?kind=promotion-held&limit=2&after=" + first.at("/next"));
        assertThat(rest.at("/items/1/occurredAt")).startsWith("2026-01-10");
        assertThat(rest.json().at("/next").isNull()).isTrue();
        var range = point.get("/api/duties?from=2026-02-10&to=2026-03-10");
        assertThat(range.json().at("/items").size()).isEqualTo(2);
        assertThat(point.get("/api/duties?from=2026-02-10&to=2026-01-10").at("/errors/0/field"))
                .isEqualTo("to");
    }

    @Test
    void aPhotoProvesOneRecordAndIsShownToThoseAboveOnly() throws Exception {
        var photo = photo();
        var sent = upload(photo, "image/png");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        var id = JsonMapper.shared().readTree(sent.body()).at("/id").asString();
        assertThat(upload(photo, "application/octet-stream").statusCode()).isEqualTo(200);

        var body = """
                {"kind":"publicity-held","channel":"STALL","attendance":3,"evidence":["%s"]}""".formatted(id);
        var once = point.with("Idempotency-Key", "stall-" + UUID.randomUUID());
        var answer = once.post("/api/duties", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(once.post("/api/duties", body)).returns(200, Api.Answer::status);
        await().untilAsserted(() -> assertThat(told(answer.at("/id")))
                .singleElement()
                .isInstanceOfSatisfying(
                        PublicityHeld.class,
                        event -> assertThat(event.evidence()).isEqualTo(1)));
        assertThat(point.post("/api/duties", body)).satisfies(again -> {
            assertThat(again.status()).isEqualTo(400);
            assertThat(again.at("/errors/0/detail")).contains("another record");
        });

        assertThat(station.get("/api/duties/files/" + id)).returns(200, Api.Answer::status);
        assertThat(station.get("/api/duties/files/" + id).header("Content-Type"))
                .isEqualTo("image/png");
        var other = Api.on(port).as(TestIssuer.token(Role.STATION_OFFICER, COUNTY, OTHER_STATION));
        assertThat(other.get("/api/duties/files/" + id)).returns(404, Api.Answer::status);
        var kept = java.util.Objects.requireNonNull(mongo.findById(id, org.bson.Document.class, "attachments"));
        assertThat(new String(kept.get("content", org.bson.types.Binary.class).getData(), StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(photo, StandardCharsets.ISO_8859_1));
    }

    @Test
    void theDescriptionOfTheInterfaceKnowsEveryKind() {
        var description = Api.on(port).get("/v3/api-docs");

        assertThat(description.status()).isEqualTo(200);
        assertThat(description.text()).contains(DutyKind.names());
    }

    @Test
    void whatIsNoPhotoIsNotTaken() throws Exception {
        assertThat(upload("<svg/>".getBytes(StandardCharsets.UTF_8), "image/png")
                        .statusCode())
                .isEqualTo(415);
        var torn = java.util.Arrays.copyOf(photo(), 30);
        assertThat(upload(torn, "image/png").statusCode()).isEqualTo(415);
        assertThat(upload(new byte[3_000_000], "image/png").statusCode()).isEqualTo(413);
        assertThat(upload(new byte[0], "image/png").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> upload(byte[] content, String type) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/duties/files"))
                .header("Authorization", "Bearer " + pointToken)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** A picture nobody took before. */
    private static byte[] photo() throws IOException {
        var image = new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB);
        var random = UUID.randomUUID();
        for (int i = 0; i < 32; i++) {
            image.setRGB(i % 8, i / 8, (int) (random.getMostSignificantBits() >> i));
        }
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "png", out)).isTrue();
        return out.toByteArray();
    }

    private void register(String code, String kind, String parent) {
        var answer = regulator.post("/api/units", """
                {"code":"%s","name":"单位","kind":"%s","parent":%s,"openedOn":"2026-01-01"}""".formatted(code, kind, parent));
        assertThat(answer.status()).as(answer.toString()).isIn(201, 409);
    }

    private String stored(String id) {
        return String.valueOf(mongo.findById(id, org.bson.Document.class, "duties"));
    }

    private List<DutyEvent> told(String subject) {
        return TopicReader.readAll(consumers, DutyEvent.TOPIC).stream()
                .map(record -> codec.read(record.headers(), record.value()))
                .map(DutyEvent.class::cast)
                .filter(event -> event.subject().equals(subject))
                .distinct() // a fact may be told twice, under one identity
                .toList();
    }
}
