package org.steelyard.assessment.task;

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
import org.steelyard.contracts.DutyEvent.TaskAssigned;
import org.steelyard.contracts.DutyEvent.TaskCompleted;
import org.steelyard.contracts.Role;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TestIssuer;
import org.steelyard.testkit.TopicReader;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
class TaskIT {

    private static final String COUNTY = "140101000000";
    private static final String STATION = "140101100000";
    private static final String OTHER_STATION = "140101101000";
    private static final String POINT = "140101100201";
    private static final String OFFICE = "140101-LOCAL";
    private static final String TASK = """
            {"kind":"TASK","unit":"%s","dueOn":"2099-01-01","text":"请协助走访农资店"}""";
    private static final String QUESTION = """
            {"kind":"QUESTION","dueOn":"2099-01-01","text":"联合检查何时开始？"}""";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    EventCodec codec;

    Api regulator;
    Api governance;
    Api station;
    Api point;
    Api office;

    @BeforeEach
    void aNetwork() {
        regulator = Api.on(port).as(TestIssuer.token(Role.COUNTY_REGULATOR, COUNTY));
        governance = Api.on(port).as(TestIssuer.token(Role.GOVERNANCE_OFFICE, COUNTY));
        station = Api.on(port).as(TestIssuer.token(Role.STATION_OFFICER, COUNTY, STATION));
        point = Api.on(port).as(TestIssuer.token(Role.POINT_OFFICER, COUNTY, STATION, POINT));
        office = Api.on(port).as(TestIssuer.officeToken(OFFICE, COUNTY));
        mongo.remove(new Query(), Task.class);
        register(COUNTY, "COUNTY", "null");
        register(STATION, "STATION", '"' + COUNTY + '"');
        register(OTHER_STATION, "STATION", '"' + COUNTY + '"');
        register(POINT, "POINT", '"' + STATION + '"');
        var unused = regulator.post("/api/offices", """
                {"code":"%s","name":"所","kind":"LOCAL_OFFICE","categories":["FOOD"],"covers":["%s"],"onDuty":true}""".formatted(OFFICE, STATION));
    }

    @Test
    void anOfficeAsksAPointOfItsAreaWhichSaysWhenItIsDone() {
        var asked = office.post("/api/tasks", TASK.formatted(POINT));
        assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
        assertThat(asked.at("/assigner")).isEqualTo(OFFICE);
        assertThat(point.get("/api/tasks?open=true").at("/items/0/text")).isEqualTo("请协助走访农资店");

        var completion = asked.header("Location") + "/completion";
        assertThat(station.post(completion, "{}")).returns(403, Api.Answer::status);
        var once = point.with("Idempotency-Key", "done-1", "If-Match", asked.header("ETag"));
        var done = once.post(completion, "{\"answer\":\"走访五家\"}");
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(done.json().at("/completion/onTime").asBoolean()).isTrue();
        assertThat(once.post(completion, "{\"answer\":\"走访五家\"}")).returns(200, Api.Answer::status);
        assertThat(point.post(completion, "{}")).returns(409, Api.Answer::status);

        await().untilAsserted(() -> assertThat(told(asked.at("/id")))
                .satisfiesExactly(
                        event -> assertThat(event).isInstanceOfSatisfying(TaskAssigned.class, task -> {
                            assertThat(task.assigner()).isEqualTo(OFFICE);
                            assertThat(task.dueOn()).isEqualTo("2099-01-01");
                            assertThat(task.key()).isEqualTo(POINT);
                        }),
                        event -> assertThat(event).isInstanceOf(TaskCompleted.class)));
        assertThat(office.get("/api/tasks?open=false").at("/items/0/completion/answer"))
                .isEqualTo("走访五家");
        assertThat(point.get("/api/tasks?open=true").json().at("/items").size()).isZero();
        assertThat(String.valueOf(mongo.findById(asked.at("/id"), org.bson.Document.class, "tasks")))
                .doesNotContain("走访");
    }

    @Test
    void nobodyAsksBeyondTheirAreaAndUnitsAskNobody() {
        assertThat(office.post("/api/tasks", TASK.formatted(OTHER_STATION)).at("/errors/0/field"))
                .isEqualTo("unit");
        assertThat(station.post("/api/tasks", TASK.formatted(POINT))).returns(403, Api.Answer::status);
        var task = regulator.post("/api/tasks", TASK.formatted(OTHER_STATION));
        assertThat(task.status()).isEqualTo(201);
        assertThat(point.get(task.header("Location"))).returns(404, Api.Answer::status);
        assertThat(office.get(task.header("Location"))).returns(404, Api.Answer::status);
        assertThat(point.post(task.header("Location") + "/completion", "{}")).returns(404, Api.Answer::status);
        var auditor = Api.on(port).as(TestIssuer.token(Role.AUDITOR, COUNTY));
        assertThat(auditor.post(task.header("Location") + "/completion", "{}")).returns(403, Api.Answer::status);
        assertThat(auditor.get("/api/tasks?unit=" + OTHER_STATION)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aQuestionGoesToTheCountyAndIsAnsweredByTheOtherDepartment() {
        var asked = regulator.post("/api/tasks", QUESTION);
        assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
        assertThat(asked.at("/unit/code")).isEqualTo(COUNTY);

        var completion = asked.header("Location") + "/completion";
        assertThat(regulator.post(completion, "{}")).returns(403, Api.Answer::status);
        assertThat(governance.post(completion, "{\"answer\":\"下周一\"}")).returns(200, Api.Answer::status);
        var offices = office.post("/api/tasks", QUESTION);
        assertThat(offices.status()).as(offices.toString()).isEqualTo(201);
        assertThat(office.post(offices.header("Location") + "/completion", "{}"))
                .returns(403, Api.Answer::status);
        assertThat(regulator.post(offices.header("Location") + "/completion", "{}"))
                .returns(200, Api.Answer::status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind":"FAVOUR","unit":"140101100201","dueOn":"2099-01-01","text":"x"}     | kind
            {"kind":"TASK","unit":"140101100201","text":"x"}                            | dueOn
            {"kind":"TASK","unit":"140101100201","dueOn":"2026-01-02","text":"x"}       | dueOn
            {"kind":"TASK","unit":"140101100201","dueOn":"soon","text":"x"}             | dueOn
            {"kind":"TASK","unit":"140101100201","dueOn":"2099-01-01","text":" "}       | text
            {"kind":"TASK","dueOn":"2099-01-01","text":"x"}                             | unit
            {"kind":"TASK","unit":"140101000000","dueOn":"2099-01-01","text":"x"}       | unit
            {"kind":"QUESTION","unit":"140101100201","dueOn":"2099-01-01","text":"x"}   | unit
            {"kind":"TASK","unit":"140101100201","dueOn":"2099-01-01","text":"x","assigner":"140101-LOCAL"} | assigner
            """)
    void badInputIsNamedAndWritesNothing(String body, String field) {
        var answer = regulator.post("/api/tasks", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.at("/errors/0/field")).as(answer.toString()).isEqualTo(field);
        assertThat(mongo.count(new Query(), Task.class)).isZero();
    }

    @Test
    void theImporterTakesOverOldTasksOnce() {
        var importer = Api.on(port).as(TestIssuer.token(Role.IMPORTER, COUNTY));
        var body = """
                {"kind":"TASK","unit":"%s","dueOn":"2026-02-10","text":"旧事","externalReference":"t-1"%s,
                 "occurredAt":"2026-02-01T09:00:00+08:00","recordedAt":"2026-02-01T09:00:00+08:00"}""";
        assertThat(importer.post("/api/tasks", body.formatted(POINT, "")).at("/errors/0/field"))
                .isEqualTo("assigner");
        var first = importer.post("/api/tasks", body.formatted(POINT, ",\"assigner\":\"" + OFFICE + "\""));
        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(importer.post("/api/tasks", body.formatted(POINT, ",\"assigner\":\"" + OFFICE + "\"")))
                .returns(200, Api.Answer::status);
        var completion = first.header("Location") + "/completion";
        assertThat(importer.post(completion, "{\"occurredAt\":\"2026-01-31T09:00:00+08:00\"}")
                        .at("/errors/0/field"))
                .isEqualTo("occurredAt");
        var done = importer.post(completion, "{\"papers\":1,\"occurredAt\":\"2026-02-11T09:00:00+08:00\"}");
        assertThat(done.json().at("/completion/onTime").asBoolean(true)).isFalse();
    }

    private void register(String code, String kind, String parent) {
        var answer = regulator.post("/api/units", """
                {"code":"%s","name":"单位","kind":"%s","parent":%s,"openedOn":"2026-01-01"}""".formatted(code, kind, parent));
        assertThat(answer.status()).as(answer.toString()).isIn(201, 409);
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
