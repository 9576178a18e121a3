package org.steelyard.assessment.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.Role;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TestIssuer;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
class BoardIT {

    private static final String COUNTY = "160101000000";
    private static final String STATION = "160101100000";

    @LocalServerPort
    int port;

    Api regulator;

    @BeforeEach
    void aNetwork() {
        regulator = Api.on(port).as(TestIssuer.token(Role.COUNTY_REGULATOR, COUNTY));
        register(COUNTY, "COUNTY", "null");
        register(STATION, "STATION", '"' + COUNTY + '"');
    }

    @Test
    void whatIsRecordedShowsOnTheBoardWithItsEvents() {
        for (var office : java.util.List.of("160101-AMR", "160101-GOV")) {
            assertThat(regulator.post("/api/offices", """
                            {"code":"%s","name":"局","kind":"COUNTY_REGULATOR","categories":[],"covers":["%s"],"onDuty":true}""".formatted(office, COUNTY)))
                    .returns(201, Api.Answer::status);
        }
        var action = regulator.post("/api/duties", """
                {"kind":"joint-action-held","action":"ENFORCEMENT","offices":["160101-AMR","160101-GOV"]}""");
        assertThat(action.status()).as(action.toString()).isEqualTo(201);
        var inspection =
                regulator.post("/api/inspections", "{\"unit\":\"%s\",\"passed\":[\"NAME\"]}".formatted(STATION));
        assertThat(inspection.status()).isEqualTo(201);
        var question = regulator.post("/api/tasks", """
                {"kind":"QUESTION","dueOn":"2099-01-01","text":"何时开会？"}""");
        var governance = Api.on(port).as(TestIssuer.token(Role.GOVERNANCE_OFFICE, COUNTY));
        assertThat(governance.post(question.header("Location") + "/completion", "{}"))
                .returns(200, Api.Answer::status);

        await().untilAsserted(() -> {
            var board = governance.get("/api/boards/departments").json();
            assertThat(line(board, "G2a").at("/events/0").asString())
                    .as(board.toString())
                    .contains(action.at("/id"));
            assertThat(line(board, "R2a").at("/events/0").asString()).contains(inspection.at("/id"));
            assertThat(line(board, "R2b").at("/n").asInt()).isEqualTo(7);
            assertThat(line(board, "W3a").at("/k").asInt()).isEqualTo(1);
            assertThat(line(board, "R3a").at("/applies").asBoolean(true)).isFalse();
            assertThat(board.at("/scheme").asString()).isEqualTo("departments@1");
        });
    }

    @Test
    void theBoardIsForTheDepartmentsAndTheAuditor() {
        var station = Api.on(port).as(TestIssuer.token(Role.STATION_OFFICER, COUNTY, STATION));
        assertThat(station.get("/api/boards/departments")).returns(403, Api.Answer::status);
        var auditor = Api.on(port).as(TestIssuer.token(Role.AUDITOR, COUNTY));
        assertThat(auditor.get("/api/boards/departments?period=2025")).returns(200, Api.Answer::status);
        assertThat(auditor.get("/api/boards/departments?period=2099").at("/errors/0/field"))
                .isEqualTo("period");
        assertThat(auditor.get("/api/boards/departments?period=next").at("/errors/0/field"))
                .isEqualTo("period");
        assertThat(auditor.get("/api/boards/departments?period=2001")).returns(404, Api.Answer::status);
    }

    private static JsonNode line(JsonNode board, String code) {
        for (var line : board.at("/lines")) {
            if (line.at("/code").asString().equals(code)) {
                return line;
            }
        }
        throw new AssertionError("No line " + code + " in " + board);
    }

    private void register(String code, String kind, String parent) {
        var answer = regulator.post("/api/units", """
                {"code":"%s","name":"单位","kind":"%s","parent":%s,"openedOn":"2025-01-01"}""".formatted(code, kind, parent));
        assertThat(answer.status()).as(answer.toString()).isIn(201, 409);
    }
}
