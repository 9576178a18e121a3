package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@TestPropertySource(
        properties = {
            "steelyard.gateway.operations.fresh-for=0s",
            // a port no one listens on
            "steelyard.gateway.operations.management.training-service=http://127.0.0.1:1"
        })
class OperationsIT extends GatewayWorld {

    private static final String METRICS = """
            http_server_requests_seconds_count{status="200",uri="/api/complaints"} %d
            steelyard_outbox_unsent 7.0
            """;

    @Test
    void tellsOfEveryServiceWhatItsMetricsSayAndWhichDoesNotAnswer() {
        COMPLAINT.tell("/actuator/prometheus", METRICS.formatted(100));
        assertThat(service(report("OPERATOR"), "complaint-service")
                        .path("requestsPerSecond")
                        .isNull())
                .isTrue();

        COMPLAINT.tell("/actuator/prometheus", METRICS.formatted(160));
        var report = report("AUDITOR");

        var complaint = service(report, "complaint-service");
        assertThat(complaint.path("up").asBoolean()).isTrue();
        assertThat(complaint.path("unsentEvents").asInt()).isEqualTo(7);
        assertThat(complaint.path("requestsPerSecond").asDouble()
                        * report.path("windowSeconds").asDouble())
                .isCloseTo(60, org.assertj.core.data.Offset.offset(0.001));
        var training = service(report, "training-service");
        assertThat(training.path("up").asBoolean()).isFalse();
        assertThat(training.path("unsentEvents").isNull()).isTrue();
        assertThat(COMPLAINT.last().headers().containsKey("Authorization")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POINT_OFFICER", "STATION_OFFICER", "OFFICE_OFFICER", "COUNTY_REGULATOR", "IMPORTER"})
    void isOnlyForThoseWhoRunItAndTheAuditor(String role) {
        var answer = send(to("/api/operations").header("Authorization", "Bearer " + ISSUER.token("someone", role)));

        problem(answer, 403, "not-allowed");
    }

    private JsonNode report(String role) {
        var answer = send(to("/api/operations").header("Authorization", "Bearer " + ISSUER.token("someone", role)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static JsonNode service(JsonNode report, String name) {
        for (var service : report.path("services")) {
            if (service.path("name").asString().equals(name)) {
                return service;
            }
        }
        throw new AssertionError(name + " is not in " + report);
    }
}
