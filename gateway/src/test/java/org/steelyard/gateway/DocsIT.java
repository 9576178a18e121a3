package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;

class DocsIT extends GatewayWorld {

    @Test
    void onePageShowsEveryService() {
        var page = send(to("/api/docs"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");

        var services = json.readTree(send(to("/api/docs/services")).body());
        assertThat(services.size()).isEqualTo(4);
        services.forEach(service -> {
            var document = send(to(service.path("url").asString()));
            assertThat(document.body())
                    .isEqualTo("{\"service\":\"" + service.path("name").asString() + "\"}");
        });
        assertThat(TRAINING.last().uri()).isEqualTo("/v3/api-docs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/docs/docs.js",
                "/api/docs/assets/swagger-ui/swagger-ui.css",
                "/api/docs/assets/swagger-ui/swagger-ui-bundle.js",
                "/api/docs/assets/swagger-ui/swagger-ui-standalone-preset.js",
                "/api/docs/assets/swagger-ui/favicon-32x32.png"
            })
    void thePagesPartsComeFromTheGateway(String part) {
        assertThat(send(to(part)).statusCode()).isEqualTo(200);
    }

    @Test
    void healthAndMetricsAreOnTheManagementPortOnly(@Value("${local.management.port}") int management) {
        var _ = send(signedIn("/api/scores"));
        var health = send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/actuator/health")));
        var metrics =
                send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/actuator/prometheus")));

        assertThat(health.body()).contains("\"UP\"");
        assertThat(metrics.body())
                .contains("resilience4j_circuitbreaker_state")
                .contains("http_server_requests_seconds_count")
                .contains("uri=\"/api/scores/**\"")
                .contains("gateway_connections_used");
        assertThat(send(to("/actuator/health")).statusCode()).isEqualTo(404);
    }
}
