package org.steelyard.assessment.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.NetworkEvent.UnitChanged;
import org.steelyard.contracts.NetworkEvent.UnitClosed;
import org.steelyard.contracts.NetworkEvent.UnitEvent;
import org.steelyard.contracts.Role;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.sealing.BlindIndex;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TestIssuer;
import org.steelyard.testkit.TopicReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
class NetworkSheetIT {

    private static final String COUNTY = "150101000000";
    private static final String STATION = "150101100000";
    private static final String OTHER_STATION = "150101101000";
    private static final String POINT = "150101100201";
    private static final String UNITS = """
            \ufeffcode,name,kind,parent,openedOn,closedOn
            150101100201,"甲村服务点,含""大队""之家",POINT,150101100000,2026/1/5,
            150101100000,甲镇服务站,STATION,150101000000,2026-01-01,
            150101101000,乙镇服务站,STATION,150101000000,2026-01-01,
            150101000000,县,COUNTY,,2026-01-01,
            150101101201,乙村服务点,POINT,150101101000,2026-01-01,2026-03-31
            """;
    private static final String OFFICERS = """
            unit,officer,name,phone,from,to
            150101100201,,王某,+86 138 0000 0001,2026-01-05,
            150101100000,o-2,=李某,0355-1234567,2026-01-01,2026-02-28
            """;

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    EventCodec codec;

    @Autowired
    BlindIndex index;

    String regulatorToken = TestIssuer.token(Role.COUNTY_REGULATOR, COUNTY);
    Api regulator;

    @BeforeEach
    void nothing() {
        regulator = Api.on(port).as(regulatorToken);
        mongo.remove(new Query(), Unit.class);
        mongo.remove(new Query(), Office.class);
    }

    @Test
    void aSheetOfUnitsComesInWhateverItsOrderAndOnce() throws Exception {
        var taken = send("units", UNITS);
        assertThat(taken.at("/created").asInt()).as(taken.toString()).isEqualTo(5);
        assertThat(regulator.get("/api/units/" + POINT).at("/name")).isEqualTo("甲村服务点,含\"大队\"之家");
        assertThat(regulator.get("/api/units/150101101201").at("/closedOn")).isEqualTo("2026-03-31");

        var again = send("units", UNITS);
        assertThat(again.at("/unchanged").asInt()).as(again.toString()).isEqualTo(5);
        var renamed = send("units", UNITS.replace("乙镇服务站", "乙镇消费维权服务站"));
        assertThat(renamed.at("/changed").asInt()).as(renamed.toString()).isEqualTo(1);
    }

    @Test
    void whatIsExportedMayBeImportedAndDoesNothing() throws Exception {
        var unused = send("units", UNITS);
        unused = send("officers", OFFICERS);
        var office = send("offices", """
                code,name,kind,categories,covers,onDuty
                150101-LOCAL,甲镇所,LOCAL_OFFICE,FOOD;FRAUD,150101100000;150101101000,true
                """);
        assertThat(office.at("/created").asInt()).as(office.toString()).isEqualTo(1);
        for (var what : List.of("units", "officers", "offices")) {
            var sheet = read(what, regulatorToken);
            assertThat(sheet).startsWith("\ufeff").contains("\r\n");
            var again = send(what, sheet);
            assertThat(again.at("/rows").size()).as(again.toString()).isPositive();
            assertThat(again.at("/unchanged").asInt())
                    .as(again.toString())
                    .isEqualTo(again.at("/rows").size());
        }
        assertThat(read("officers", regulatorToken)).contains("'=李某", "'+86 138 0000 0001");
    }

    @Test
    void officersAreSealedAndTheirPhonesToldAsAKeyOnly() throws Exception {
        var unused = send("units", UNITS);
        var taken = send("officers", OFFICERS);
        assertThat(taken.at("/created").asInt()).as(taken.toString()).isEqualTo(2);
        assertThat(send("officers", OFFICERS).at("/unchanged").asInt()).isEqualTo(2);

        assertThat(String.valueOf(mongo.findById(POINT, org.bson.Document.class, "units")))
                .doesNotContain("王某", "138");
        await().untilAsserted(() -> assertThat(told(POINT).getLast().state().officers())
                .singleElement()
                .satisfies(officer ->
                        assertThat(officer.phoneKey()).isEqualTo(index.of("complaint.phone", "13800000001"))));
        assertThat(regulator.get("/api/units/" + STATION).at("/officers/0/to")).isEqualTo("2026-02-28");
    }

    @Test
    void phonesAreForThoseWhoHaveToCallThem() throws Exception {
        var unused = send("units", UNITS);
        unused = send("officers", OFFICERS);
        assertThat(read("officers", TestIssuer.token(Role.AUDITOR, COUNTY)))
                .contains("王某")
                .doesNotContain("138 0000");
        assertThat(read("officers", TestIssuer.token(Role.STATION_OFFICER, COUNTY, STATION)))
                .contains("138 0000");
        assertThat(read("officers", TestIssuer.token(Role.STATION_OFFICER, COUNTY, OTHER_STATION)))
                .doesNotContain("王某", "138 0000");
        var operator = Api.on(port).as(TestIssuer.token(Role.OPERATOR, COUNTY)).with("Accept", "text/csv");
        assertThat(operator.get("/api/network/officers")).returns(403, Api.Answer::status);
    }

    @Test
    void aWrongRowIsNamedAndTheOthersComeIn() throws Exception {
        var taken = send("units", """
                code,name,kind,parent,openedOn
                150101000000,县,COUNTY,,2026-01-01
                15010110000,甲镇,STATION,150101000000,2026-01-01
                150101101000,乙镇,TOWN,150101000000,2026-01-01
                150101102000,丙镇,STATION,150101999000,2026-01-01
                150101103000,丁镇,STATION,150101000000,2026-02-30
                150101104000,,STATION,150101000000,2026-01-01
                150101105000,己镇,STATION,150101000000,2026-01-01
                """);

        assertThat(taken.at("/created").asInt()).as(taken.toString()).isEqualTo(2);
        assertThat(taken.at("/refused").asInt()).isEqualTo(5);
        var fields = new java.util.ArrayList<String>();
        for (var row : taken.at("/rows")) {
            if (row.has("problem")) {
                fields.add(row.at("/line").asInt() + " "
                        + row.at("/problem/errors/0/field").asString());
            }
        }
        assertThat(fields).containsExactly("3 code", "4 kind", "5 parent", "6 openedOn", "7 name");
        assertThat(taken.at("/rows/2/problem/errors/0/detail").asString()).contains("STATION");
        var differs =
                send("units", "code,name,kind,parent,openedOn\n150101105000,己镇,STATION,150101000000,2025-01-01\n");
        assertThat(differs.at("/rows/0/problem/errors/0/field").asString()).isEqualTo("openedOn");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            code,name                                                        | columns
            code,name,kind,parent,openedOn,sky                               | columns
            code,name,kind,parent,openedOn\\n1,2,3                           | line 2
            code,name,kind,parent,openedOn\\n"1"x,2,STATION,4,2026-01-01     | line 2
            """)
    void whatIsNoSheetIsRefusedWhole(String sheet, String said) throws Exception {
        var answer = post("units", sheet.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8), regulatorToken);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(said);
    }

    @Test
    void anotherEncodingAnotherRoleAndTooMuchAreRefused() throws Exception {
        var gbk = post("units", UNITS.substring(1).getBytes(Charset.forName("GBK")), regulatorToken);
        assertThat(gbk.statusCode()).isEqualTo(400);
        assertThat(gbk.body()).contains("UTF-8");
        var rows = "code,name,kind,parent,openedOn\n" + "1,2,STATION,4,2026-01-01\n".repeat(5001);
        assertThat(post("units", rows.getBytes(StandardCharsets.UTF_8), regulatorToken)
                        .body())
                .contains("5,000");
        var station = TestIssuer.token(Role.STATION_OFFICER, COUNTY, STATION);
        assertThat(post("units", UNITS.getBytes(StandardCharsets.UTF_8), station)
                        .statusCode())
                .isEqualTo(403);
        assertThat(mongo.count(new Query(), Unit.class)).isZero();
    }

    @Test
    void thePointsOfAMergedStationMoveToItsSuccessor() throws Exception {
        var unused = send("units", UNITS);
        unused = send("officers", OFFICERS);
        var body = """
                {"into":"%s","closedOn":"2026-05-31"}""";
        var once = regulator.with("Idempotency-Key", "merge-1");
        assertThat(once.post("/api/units/" + STATION + "/merger", body.formatted(POINT))
                        .at("/errors/0/field"))
                .isEqualTo("into");
        assertThat(regulator.get("/api/units/" + POINT).at("/parent")).isEqualTo(STATION);
        var merged = once.post("/api/units/" + STATION + "/merger", body.formatted(OTHER_STATION));
        assertThat(merged.status()).as(merged.toString()).isEqualTo(200);
        assertThat(merged.at("/mergedInto")).isEqualTo(OTHER_STATION);
        assertThat(once.post("/api/units/" + STATION + "/merger", body.formatted(OTHER_STATION)))
                .returns(200, Api.Answer::status);
        assertThat(regulator.post("/api/units/" + STATION + "/merger", body.formatted(OTHER_STATION)))
                .returns(409, Api.Answer::status);

        var moved = regulator.get("/api/units/" + POINT);
        assertThat(moved.at("/parent")).isEqualTo(OTHER_STATION);
        assertThat(moved.at("/path/1")).isEqualTo(OTHER_STATION);
        assertThat(moved.at("/officers/0/from")).isEqualTo("2026-01-05");
        await().untilAsserted(() -> assertThat(told(POINT).getLast())
                .isInstanceOfSatisfying(
                        UnitChanged.class,
                        event -> assertThat(event.origin().unit().path())
                                .containsExactly(COUNTY, OTHER_STATION, POINT)));
        await().untilAsserted(() -> assertThat(told(STATION).getLast())
                .isInstanceOfSatisfying(
                        UnitClosed.class,
                        event -> assertThat(event.state().mergedInto()).isEqualTo(OTHER_STATION)));
        var station = Api.on(port).as(TestIssuer.token(Role.STATION_OFFICER, COUNTY, STATION));
        assertThat(station.post("/api/units/" + STATION + "/merger", body.formatted(OTHER_STATION)))
                .returns(403, Api.Answer::status);
    }

    private JsonNode send(String what, String sheet) throws IOException, InterruptedException {
        var answer = post(what, sheet.getBytes(StandardCharsets.UTF_8), regulatorToken);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> post(String what, byte[] sheet, String token)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        request(what, token)
                                .header("Content-Type", "text/csv")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(sheet))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private String read(String what, String token) throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(
                        request(what, token).header("Accept", "text/csv").GET().build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpRequest.Builder request(String what, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/network/" + what))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en");
    }

    private List<UnitEvent> told(String code) {
        return TopicReader.readAll(consumers, NetworkEvent.TOPIC).stream()
                .map(record -> codec.read(record.headers(), record.value()))
                .filter(UnitEvent.class::isInstance)
                .map(UnitEvent.class::cast)
                .filter(event -> event.subject().equals(code))
                .distinct() // a fact may be told twice, under one identity
                .toList();
    }
}
