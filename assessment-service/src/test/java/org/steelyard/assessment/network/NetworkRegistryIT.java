package org.steelyard.assessment.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
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
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.NetworkEvent.OfficeEvent;
import org.steelyard.contracts.NetworkEvent.OfficerAppointed;
import org.steelyard.contracts.NetworkEvent.OfficerLeft;
import org.steelyard.contracts.NetworkEvent.UnitClosed;
import org.steelyard.contracts.NetworkEvent.UnitEvent;
import org.steelyard.contracts.Role;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TestIssuer;
import org.steelyard.testkit.TopicReader;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
class NetworkRegistryIT {

    private static final String COUNTY = "110101000000";
    private static final String STATION = "110101100000";
    private static final String POINT = "110101100201";
    private static final String UNIT = """
            {"code":"%s","name":"单位 %s","kind":"%s","parent":%s,"openedOn":"2026-01-01"}""";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    EventCodec codec;

    Api regulator;
    Api point;

    @BeforeEach
    void aCountyWithAStationAndAPoint() {
        regulator = Api.on(port).as(TestIssuer.token(Role.COUNTY_REGULATOR, COUNTY));
        point = Api.on(port).as(TestIssuer.token(Role.POINT_OFFICER, COUNTY, STATION, POINT));
        mongo.remove(new Query(), Unit.class);
        mongo.remove(new Query(), Office.class);
        assertThat(register(COUNTY, "COUNTY", "null").status()).isEqualTo(201);
        assertThat(register(STATION, "STATION", '"' + COUNTY + '"').status()).isEqualTo(201);
        assertThat(register(POINT, "POINT", '"' + STATION + '"').status()).isEqualTo(201);
    }

    @Test
    void registersUnitsUnderEachOtherAndTellsTheirWholeState() {
        var answer = regulator.get("/api/units/" + POINT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.at("/path/0")).isEqualTo(COUNTY);
        assertThat(answer.at("/path/2")).isEqualTo(POINT);
        await().untilAsserted(() -> assertThat(told(POINT)).isNotEmpty().last().satisfies(event -> {
            assertThat(event.key()).isEqualTo(POINT);
            assertThat(event.origin().unit().path()).containsExactly(COUNTY, STATION, POINT);
            assertThat(event.origin().source()).isEqualTo("assessment-service");
        }));
        await().untilAsserted(() -> assertThat(mongo.findById(POINT, org.bson.Document.class, "units"))
                .doesNotContainKey("_class")
                .containsEntry("pending", List.of()));
    }

    @Test
    void aTakenCodeIsAConflictUnlessItIsTheSameRequestAgain() {
        var body = UNIT.formatted("110101100202", "甲", "POINT", '"' + STATION + '"');
        var once = regulator.with("Idempotency-Key", "k-1");

        assertThat(once.post("/api/units", body).status()).isEqualTo(201);
        assertThat(once.post("/api/units", body).status()).isEqualTo(200);
        assertThat(regulator.post("/api/units", body))
                .returns(409, Api.Answer::status)
                .returns("already-registered", Api.Answer::problem);
        assertThat(once.post("/api/units", body.replace("甲", "乙"))).returns(422, Api.Answer::status);
        assertThat(regulator.with("Idempotency-Key", "k-2").post("/api/units", body))
                .returns(409, Api.Answer::status);
    }

    @Test
    void appointsOfficersWhoseNamesOnlyTheirAreaSees() {
        var body = """
                {"name":"示例甲","phone":"130 0000 0001","from":"2026-01-01"}""";
        var once = regulator.with("Idempotency-Key", "officer-1");
        var appointed = once.post("/api/units/" + POINT + "/officers", body);
        var again = once.post("/api/units/" + POINT + "/officers", body);

        assertThat(appointed.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/officer")).isEqualTo(appointed.at("/officer")).isNotEmpty();
        assertThat(point.get("/api/units/" + POINT).at("/officers/0/name")).isEqualTo("示例甲");
        var elsewhere = Api.on(port).as(TestIssuer.token(Role.POINT_OFFICER, COUNTY, STATION, "110101100209"));
        assertThat(elsewhere.get("/api/units/" + POINT).text())
                .contains(appointed.at("/officer"))
                .doesNotContain("示例甲");
        assertThat(regulator.get("/api/units?limit=200").text()).doesNotContain("130 0000 0001");
        await().untilAsserted(() -> assertThat(told(POINT)).last().isInstanceOf(OfficerAppointed.class));
        assertThat(rawBodies()).noneMatch(text -> text.contains("示例甲") || text.contains("130 0000"));
    }

    @Test
    void letsAnOfficerGoOnce() {
        var appoint = """
                {"officer":"o-1","name":"示例甲","from":"2026-02-01"}""";
        assertThat(regulator.post("/api/units/" + POINT + "/officers", appoint).status())
                .isEqualTo(201);
        assertThat(regulator.post("/api/units/" + POINT + "/officers", appoint))
                .returns("already-appointed", Api.Answer::problem);
        var leave = "/api/units/" + POINT + "/officers/o-1/departure";
        assertThat(regulator.post(leave, "{\"to\":\"2026-01-31\"}")).returns(400, Api.Answer::status);
        assertThat(regulator.post(leave, "{\"to\":\"2026-03-31\"}").at("/officers/0/to"))
                .isEqualTo("2026-03-31");
        assertThat(regulator.post(leave, "{\"to\":\"2026-03-31\"}")).returns("already-left", Api.Answer::problem);
        await().untilAsserted(() -> assertThat(told(POINT)).last().isInstanceOf(OfficerLeft.class));
    }

    @Test
    void closesFromBelowAndThenStaysAsItIs() {
        assertThat(regulator.patch("/api/units/" + STATION, "{\"closedOn\":\"2026-06-30\"}"))
                .returns(409, Api.Answer::status)
                .satisfies(answer -> assertThat(answer.at("/children/0")).isEqualTo(POINT));
        assertThat(regulator.patch("/api/units/" + POINT, "{\"name\":\"新名\"}").at("/name"))
                .isEqualTo("新名");
        assertThat(regulator.with("If-Match", "\"0\"").patch("/api/units/" + POINT, "{\"closedOn\":\"2026-06-30\"}"))
                .returns(412, Api.Answer::status);
        assertThat(regulator
                        .patch("/api/units/" + POINT, "{\"closedOn\":\"2026-06-30\"}")
                        .at("/closedOn"))
                .isEqualTo("2026-06-30");
        assertThat(regulator.patch("/api/units/" + POINT, "{\"name\":\"再改\"}")).returns(409, Api.Answer::status);
        assertThat(regulator.patch("/api/units/" + STATION, "{\"closedOn\":\"2026-06-30\"}"))
                .returns(200, Api.Answer::status);
        assertThat(register("110101100203", "POINT", '"' + STATION + '"')).returns(400, Api.Answer::status);
        await().untilAsserted(() -> assertThat(told(POINT)).last().isInstanceOf(UnitClosed.class));
    }

    @Test
    void listsACountysUnitsPageByPage() {
        var first = point.get("/api/units?limit=2");
        var second = point.get("/api/units?limit=2&after=" + first.at("/next"));

        assertThat(first.json().at("/items").size()).isEqualTo(2);
        assertThat(second.json().at("/items").size()).isEqualTo(1);
        assertThat(second.json().at("/next").isNull()).isTrue();
        assertThat(point.get("/api/units?parent=" + STATION).at("/items/0/code"))
                .isEqualTo(POINT);
        assertThat(point.get("/api/units?kind=STATION").json().at("/items").size())
                .isEqualTo(1);
        var neighbour = Api.on(port).as(TestIssuer.token(Role.COUNTY_REGULATOR, "110102000000"));
        assertThat(neighbour.get("/api/units").json().at("/items").size()).isZero();
        assertThat(neighbour.get("/api/units/" + POINT)).returns(404, Api.Answer::status);
        assertThat(point.get("/api/units?after=nonsense")).returns(400, Api.Answer::status);
        assertThat(point.get("/api/units?limit=0")).returns(400, Api.Answer::status);
        assertThat(point.get("/api/units?kind=VILLAGE")).returns(400, Api.Answer::status);
    }

    @Test
    void registersOfficesForKnownUnits() {
        var body = """
                {"code":"110101-AMR","name":"示例市场监督管理局","kind":"COUNTY_REGULATOR","categories":["FOOD"],
                 "covers":["%s"],"onDuty":true}""".formatted(COUNTY);
        assertThat(regulator.post("/api/offices", body).status()).isEqualTo(201);
        assertThat(regulator.post("/api/offices", body).problem()).isEqualTo("already-registered");
        assertThat(regulator
                        .post("/api/offices", body.replace(COUNTY, "999999999999"))
                        .at("/errors/0/field"))
                .isEqualTo("covers[0]");
        assertThat(regulator
                        .post("/api/offices", body.replace("\"110101-AMR\"", "\"amr\""))
                        .at("/errors/0/field"))
                .isEqualTo("code");
        assertThat(regulator.post("/api/offices", body.replace("FOOD", "SOUP")).at("/errors/0/field"))
                .startsWith("categories");
        assertThat(point.get("/api/offices").at("/items/0/code")).isEqualTo("110101-AMR");
        var atDesk = TestIssuer.token(
                "desk", Map.of("roles", List.of("OFFICE_OFFICER"), "office", "110101-AMR", "path", List.of()));
        assertThat(Api.on(port).as(atDesk).get("/api/units/" + POINT)).returns(200, Api.Answer::status);
        await().untilAsserted(
                        () -> assertThat(told("110101-AMR")).singleElement().isInstanceOf(OfficeEvent.class));
    }

    @Test
    void takesOldRecordsFromTheImporterOnly() {
        var body = """
                {"code":"110101100204","name":"甲","kind":"POINT","parent":"%s","openedOn":"2026-01-01",
                 "occurredAt":"2026-01-01T08:00:00+08:00","recordedAt":"2026-01-01T09:00:00+08:00"}""".formatted(STATION);
        assertThat(regulator.post("/api/units", body).at("/errors/0/field")).isEqualTo("recordedAt");
        var importer = Api.on(port).as(TestIssuer.token(Role.IMPORTER, COUNTY));
        assertThat(importer.post("/api/units", body).status()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(told("110101100204"))
                .singleElement()
                .satisfies(event -> assertThat(event.recordedAt())
                        .isEqualTo(OffsetDateTime.parse("2026-01-01T09:00:00+08:00")
                                .toInstant())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"code":                                                                              | 400 |
            {}                                                                                    | 400 | code
            {"code":"110101100301","name":"a","kind":"POINT","parent":"110101100000"}             | 400 | openedOn
            {"code":"1101011003","name":"a","kind":"POINT","parent":"110101100000","openedOn":"2026-01-01"} | 400 | code
            {"code":"110101100301","name":" ","kind":"POINT","parent":"110101100000","openedOn":"2026-01-01"} | 400 | name
            {"code":"110101100301","name":"a","kind":"HUT","parent":"110101100000","openedOn":"2026-01-01"} | 400 | kind
            {"code":"110101100301","name":"a","kind":"POINT","openedOn":"2026-01-01"}             | 400 | parent
            {"code":"110101100301","name":"a","kind":"POINT","parent":"110101000000","openedOn":"2026-01-01"} | 400 | parent
            {"code":"110101100301","name":"a","kind":"STATION","parent":"999999000000","openedOn":"2026-01-01"} | 400 | parent
            {"code":"110102000000","name":"a","kind":"COUNTY","openedOn":"2026-01-01"}            | 400 | code
            {"code":"110101000001","name":"a","kind":"COUNTY","parent":"110101000000","openedOn":"2026-01-01"} | 400 | parent
            {"code":"110101100301","name":"a","kind":"POINT","parent":"110101100000","openedOn":"2999-01-01"} | 400 | openedOn
            {"code":"110101100301","name":"a","kind":"POINT","parent":"110101100000","openedOn":"01/01/2026"} | 400 | openedOn
            {"code":"110101100301","name":"a","kind":"POINT","parent":"110101100000","openedOn":"2026-01-01","colour":1} | 400 | colour
            {"code":110101100301,"name":"a","kind":"POINT","parent":"110101100000","openedOn":"2026-01-01"} | 400 | code
            {"code":"110101100301","name":"a","kind":"POINT","parent":"110101100000","openedOn":"2026-01-01","occurredAt":"2999-01-01T00:00:00Z"} | 400 | occurredAt
            """)
    void refusesBadInputNamingTheField(String body, int status, String field) {
        var answer = regulator.post("/api/units", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        if (field != null) {
            assertThat(answer.json().at("/errors").toString()).contains("\"" + field + "\"");
        }
        assertThat(mongo.findById("110101100301", Unit.class)).isNull();
    }

    @Test
    void refusesStrangersAndRolesThatDoNotKeepTheRegistry() {
        var body = UNIT.formatted("110101100205", "甲", "POINT", '"' + STATION + '"');
        assertThat(Api.on(port).post("/api/units", body)).returns(401, Api.Answer::status);
        assertThat(Api.on(port).as(TestIssuer.unsigned("x", Map.of())).get("/api/units"))
                .returns(401, Api.Answer::status);
        assertThat(point.post("/api/units", body)).returns(403, Api.Answer::status);
        assertThat(Api.on(port).as(TestIssuer.token(Role.AUDITOR, COUNTY)).post("/api/units", body))
                .returns(403, Api.Answer::status);
        assertThat(Api.on(port)
                        .as(TestIssuer.token(Role.COUNTY_REGULATOR, "110102000000"))
                        .patch("/api/units/" + POINT, "{\"name\":\"抢\"}"))
                .returns(404, Api.Answer::status);
        assertThat(regulator.post("/api/units", "\"" + "x".repeat(300_000) + "\""))
                .returns(413, Api.Answer::status);
    }

    private Api.Answer register(String code, String kind, String parent) {
        return regulator.post("/api/units", UNIT.formatted(code, code, kind, parent));
    }

    private List<NetworkEvent> told(String code) {
        return TopicReader.readAll(consumers, NetworkEvent.TOPIC).stream()
                .map(record -> codec.read(record.headers(), record.value()))
                .filter(event -> event instanceof UnitEvent || event instanceof OfficeEvent)
                .map(NetworkEvent.class::cast)
                .filter(event -> event.subject().equals(code))
                .distinct() // a fact may be told twice, under one identity
                .toList();
    }

    private List<String> rawBodies() {
        return TopicReader.readAll(consumers, NetworkEvent.TOPIC).stream()
                .map(record -> new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }
}
