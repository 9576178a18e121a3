package org.steelyard.assessment.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
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
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.DutyEvent.DefectFixed;
import org.steelyard.contracts.DutyEvent.InspectionRecorded;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.Role;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TestIssuer;
import org.steelyard.testkit.TopicReader;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
class InspectionIT {

    private static final String COUNTY = "120101000000";
    private static final String STATION = "120101100000";
    private static final String OTHER_STATION = "120101101000";
    private static final String POINT = "120101100201";
    private static final String ALL = """
            {"unit":"%s","passed":["OFFICER","PLAQUE_VISIBLE","PHONE_ANSWERS","LEDGER_CURRENT"]}""";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    EventCodec codec;

    Api regulator;
    Api station;
    Api importer;

    @BeforeEach
    void aNetwork() {
        regulator = Api.on(port).as(TestIssuer.token(Role.COUNTY_REGULATOR, COUNTY));
        station = Api.on(port).as(TestIssuer.token(Role.STATION_OFFICER, COUNTY, STATION));
        importer = Api.on(port).as(TestIssuer.token(Role.IMPORTER, COUNTY));
        mongo.remove(new Query(), Inspection.class);
        register(COUNTY, "COUNTY", "null");
        register(STATION, "STATION", '"' + COUNTY + '"');
        register(OTHER_STATION, "STATION", '"' + COUNTY + '"');
        register(POINT, "POINT", '"' + STATION + '"');
    }

    @Test
    void aStationInspectsItsOwnPoints() {
        var answer = station.post("/api/inspections", ALL.formatted(POINT));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.at("/inspector")).isEqualTo(STATION);
        assertThat(station.get(answer.header("Location")).json().at("/passed").size())
                .isEqualTo(4);
        await().untilAsserted(() -> assertThat(told(answer.at("/id")))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.inspector()).isEqualTo(STATION);
                    assertThat(event.key()).isEqualTo(POINT);
                    assertThat(event.passed())
                            .contains(InspectionItem.LEDGER_CURRENT)
                            .hasSize(4);
                }));
    }

    @Test
    void theCountyInspectsEveryStationAndPoint() {
        assertThat(regulator.post("/api/inspections", ALL.formatted(STATION)).at("/inspector"))
                .isEqualTo(COUNTY);
        var governance = Api.on(port).as(TestIssuer.token(Role.GOVERNANCE_OFFICE, COUNTY));
        assertThat(governance.post("/api/inspections", ALL.formatted(POINT)).status())
                .isEqualTo(201);
        assertThat(regulator.post("/api/inspections", ALL.formatted(COUNTY)).at("/errors/0/field"))
                .isEqualTo("unit");
    }

    @Test
    void nobodyElseInspects() {
        assertThat(station.post("/api/inspections", ALL.formatted(STATION))).returns(403, Api.Answer::status);
        assertThat(station.post("/api/inspections", ALL.formatted(OTHER_STATION))
                        .at("/errors/0/field"))
                .isEqualTo("unit");
        var point = Api.on(port).as(TestIssuer.token(Role.POINT_OFFICER, COUNTY, STATION, POINT));
        assertThat(point.post("/api/inspections", ALL.formatted(POINT))).returns(403, Api.Answer::status);
        assertThat(mongo.count(new Query(), Inspection.class)).isZero();
    }

    @Test
    void theSameRequestAgainInspectsOnce() {
        var once = station.with("Idempotency-Key", "look-1");
        var first = once.post("/api/inspections", ALL.formatted(POINT));
        var second = once.post("/api/inspections", ALL.formatted(POINT));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.at("/id")).isEqualTo(first.at("/id"));
        assertThat(once.post("/api/inspections", ALL.formatted(POINT).replace("\"OFFICER\",", "")))
                .returns(422, Api.Answer::status);
        assertThat(mongo.count(new Query(), Inspection.class)).isEqualTo(1);
    }

    @Test
    void theImporterSaysWhoInspectedAndWhen() {
        var body = """
                {"unit":"%s","passed":[],"inspector":"%s","occurredAt":"2026-03-02T10:00:00+08:00",
                 "recordedAt":"2026-03-03T10:00:00+08:00"}""";
        assertThat(importer.post("/api/inspections", body.formatted(POINT, STATION))
                        .status())
                .isEqualTo(201);
        assertThat(importer.post("/api/inspections", body.formatted(POINT, COUNTY))
                        .status())
                .isEqualTo(201);
        assertThat(importer.post("/api/inspections", body.formatted(POINT, OTHER_STATION))
                        .at("/errors/0/field"))
                .isEqualTo("inspector");
        assertThat(importer.post("/api/inspections", body.formatted(POINT, POINT))
                        .at("/errors/0/field"))
                .isEqualTo("inspector");
        assertThat(importer.post("/api/inspections", ALL.formatted(POINT)).at("/errors/0/field"))
                .isEqualTo("inspector");
        assertThat(importer.post(
                                "/api/inspections",
                                body.formatted(POINT, STATION).replace("2026-", "2025-"))
                        .at("/errors/0/field"))
                .isEqualTo("occurredAt");
    }

    @Test
    void listsTheLatestFirstWithinTheCallersArea() {
        var body = """
                {"unit":"%s","passed":[],"inspector":"%s","occurredAt":"2026-0%d-02T10:00:00+08:00"}""";
        for (int month = 1; month <= 3; month++) {
            assertThat(importer.post("/api/inspections", body.formatted(POINT, STATION, month))
                            .status())
                    .isEqualTo(201);
        }
        var first = station.get("/api/inspections?limit=2");
        var second = station.get("/api/inspections?limit=2&after=" + first.at("/next"));

        assertThat(first.at("/items/0/occurredAt")).startsWith("2026-03");
        assertThat(second.json().at("/items").size()).isEqualTo(1);
        assertThat(second.at("/items/0/occurredAt")).isEqualTo("2026-01-02T10:00:00+08:00");
        assertThat(regulator
                        .get("/api/inspections?unit=" + POINT)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(3);
        assertThat(station.get("/api/inspections?unit=" + OTHER_STATION)).returns(404, Api.Answer::status);
        var other = Api.on(port).as(TestIssuer.token(Role.STATION_OFFICER, COUNTY, OTHER_STATION));
        assertThat(other.get("/api/inspections/" + first.at("/items/0/id"))).returns(404, Api.Answer::status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"unit"                                                                 |
            {}                                                                      | passed
            {"unit":"999999999999","passed":[]}                                     | unit
            {"unit":"120101100201","passed":["ROOF"]}                               | passed
            {"unit":"120101100201","passed":[null]}                                 | passed
            {"unit":"120101100201","passed":"OFFICER"}                              | passed
            {"unit":"120101100201","passed":[],"sky":"x"}                           | sky
            {"unit":"120101100201","passed":[],"occurredAt":"2999-01-01T00:00:00Z"} | occurredAt
            {"unit":"120101100201","passed":[],"occurredAt":"2025-12-31T00:00:00Z"} | occurredAt
            {"unit":"120101100201","passed":[],"recordedAt":"2026-02-01T00:00:00Z"} | recordedAt
            {"unit":"120101100201","passed":[],"inspector":"120101100000"}          | inspector
            """)
    void refusesBadInputNamingTheField(String body, String field) {
        var answer = regulator.post("/api/inspections", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        if (field != null) {
            assertThat(answer.json().at("/errors").toString()).contains(field);
        }
        assertThat(mongo.count(new Query(), Inspection.class)).isZero();
    }

    @Test
    void aDefectIsOpenUntilItIsFixedOrALaterInspectionPassesIt() {
        var first = look("2026-03-02", "\"OFFICER\",\"NAME\"", "");
        var defects = station.get("/api/units/" + POINT + "/defects");
        assertThat(defects.json().at("/open").asInt()).as(defects.toString()).isEqualTo(6);
        assertThat(defects.at("/items/0/item")).isEqualTo("PLAQUE_VISIBLE");
        assertThat(defects.at("/items/0/finding")).isEqualTo("挂在屋内");
        assertThat(String.valueOf(mongo.findById(first, org.bson.Document.class, "inspections")))
                .doesNotContain("挂在屋内");

        var fixed = importer.post("/api/inspections/" + first + "/fixes", fix("PLAQUE_VISIBLE", "2026-03-05"));
        assertThat(fixed.status()).as(fixed.toString()).isEqualTo(200);
        assertThat(importer.post("/api/inspections/" + first + "/fixes", fix("PLAQUE_VISIBLE", "2026-03-06")))
                .returns(409, Api.Answer::status);
        assertThat(importer.post("/api/inspections/" + first + "/fixes", fix("OFFICER", "2026-03-06"))
                        .at("/errors/0/field"))
                .isEqualTo("item");
        assertThat(importer.post("/api/inspections/" + first + "/fixes", fix("PLAQUE_STYLE", "2026-03-01"))
                        .at("/errors/0/field"))
                .isEqualTo("occurredAt");
        await().untilAsserted(() -> assertThat(fixesTold(first)).singleElement().satisfies(event -> {
            assertThat(event.item()).isEqualTo(InspectionItem.PLAQUE_VISIBLE);
            assertThat(event.sequence()).isEqualTo(2);
            assertThat(event.key()).isEqualTo(POINT);
        }));
        assertThat(station.get("/api/units/" + POINT + "/defects")
                        .json()
                        .at("/open")
                        .asInt())
                .isEqualTo(5);

        var again = look(
                "2026-04-02", "\"OFFICER\",\"PLAQUE_VISIBLE\",\"PLAQUE_STYLE\"", ",\"reinspects\":\"" + first + "\"");
        var left = station.get("/api/units/" + POINT + "/defects");
        assertThat(left.at("/inspection")).isEqualTo(again);
        assertThat(left.json().at("/open").asInt()).isEqualTo(5); // NAME is wrong anew
        assertThat(left.json().at("/items").toString()).doesNotContain("PLAQUE_STYLE");
        assertThat(left.at("/items/0/since")).startsWith("2026-03-02"); // PHONE_ANSWERS
        assertThat(station.get("/api/inspections/" + again).at("/reinspects")).isEqualTo(first);
        assertThat(importer.post("/api/inspections/" + first + "/fixes", fix("DUTIES_POSTED", "2026-04-03")))
                .returns(409, Api.Answer::status)
                .returns("inspection-superseded", Api.Answer::problem);
    }

    @Test
    void aUnitShowsWhatItFixedItselfAndTheInspectorSaysSo() {
        var id = station.post("/api/inspections", ALL.formatted(POINT)).at("/id");
        var path = "/api/inspections/" + id + "/fixes";
        var point = Api.on(port).as(TestIssuer.token(Role.POINT_OFFICER, COUNTY, STATION, POINT));

        assertThat(point.post(path, "{\"item\":\"NAME\"}").at("/errors/0/field"))
                .isEqualTo("evidence");
        assertThat(point.post(path, "{\"item\":\"NAME\",\"papers\":1}").at("/errors/0/field"))
                .isEqualTo("papers");
        assertThat(point.post(path, "{\"item\":\"ROOF\"}")).returns(400, Api.Answer::status);
        var stale = station.with("If-Match", "\"7\"");
        assertThat(stale.post(path, "{\"item\":\"NAME\"}")).returns(412, Api.Answer::status);
        assertThat(station.post(path, "{\"item\":\"NAME\"}").at("/fixes/0/by")).isEqualTo("STATION_OFFICER");
        var other = Api.on(port).as(TestIssuer.token(Role.STATION_OFFICER, COUNTY, OTHER_STATION));
        assertThat(other.post(path, "{\"item\":\"NAME\"}")).returns(404, Api.Answer::status);
        assertThat(other.get("/api/units/" + POINT + "/defects")).returns(404, Api.Answer::status);
        var auditor = Api.on(port).as(TestIssuer.token(Role.AUDITOR, COUNTY));
        assertThat(auditor.post(path, "{\"item\":\"PLAQUE_STYLE\"}")).returns(403, Api.Answer::status);
    }

    @Test
    void whatPassedHasNoFindingAndAReinspectionFollowsOneOfTheSameUnit() {
        var body = "{\"unit\":\"%s\",\"passed\":[\"NAME\"],\"findings\":[{\"item\":\"%s\",\"text\":\"旧\"}]}";
        assertThat(station.post("/api/inspections", body.formatted(POINT, "NAME"))
                        .at("/errors/0/field"))
                .isEqualTo("findings[0].item");
        var stationsOwn =
                regulator.post("/api/inspections", ALL.formatted(STATION)).at("/id");
        assertThat(regulator
                        .post(
                                "/api/inspections",
                                ALL.formatted(POINT).replace("}", ",\"reinspects\":\"" + stationsOwn + "\"}"))
                        .at("/errors/0/field"))
                .isEqualTo("reinspects");
        assertThat(station.post("/api/inspections", ALL.formatted(POINT).replace("}", ",\"photos\":[\"none\"]}"))
                        .at("/errors/0/field"))
                .isEqualTo("photos[0]");
    }

    private String look(String day, String passed, String more) {
        var answer = importer.post("/api/inspections", """
                {"unit":"%s","passed":[%s],"inspector":"%s","occurredAt":"%sT10:00:00+08:00",
                 "findings":[{"item":"PHONE_ANSWERS","text":"无人接"}%s]%s}""".formatted(
                        POINT,
                        passed,
                        STATION,
                        day,
                        passed.contains("PLAQUE_VISIBLE") ? "" : ",{\"item\":\"PLAQUE_VISIBLE\",\"text\":\"挂在屋内\"}",
                        more));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.at("/id");
    }

    private static String fix(String item, String day) {
        return "{\"item\":\"%s\",\"occurredAt\":\"%sT10:00:00+08:00\"}".formatted(item, day);
    }

    private List<DefectFixed> fixesTold(String id) {
        return TopicReader.readAll(consumers, DutyEvent.TOPIC).stream()
                .map(record -> codec.read(record.headers(), record.value()))
                .filter(DefectFixed.class::isInstance)
                .map(DefectFixed.class::cast)
                .filter(event -> event.subject().equals(id))
                .distinct() // a fact may be told twice, under one identity
                .toList();
    }

    private void register(String code, String kind, String parent) {
        var answer = regulator.post("/api/units", """
                {"code":"%s","name":"单位","kind":"%s","parent":%s,"openedOn":"2026-01-01"}""".formatted(code, kind, parent));
        assertThat(answer.status()).isIn(201, 409);
    }

    private List<InspectionRecorded> told(String id) {
        return TopicReader.readAll(consumers, DutyEvent.TOPIC).stream()
                .map(record -> codec.read(record.headers(), record.value()))
                .filter(InspectionRecorded.class::isInstance)
                .map(InspectionRecorded.class::cast)
                .filter(event -> event.subject().equals(id))
                .distinct() // a fact may be told twice, under one identity
                .toList();
    }
}
