package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway on a free port, stand-ins behind it, an issuer beside it, and small limits. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "logging.structured.format.console=",
            "steelyard.gateway.max-body=1KB",
            "steelyard.gateway.connect-timeout=500ms",
            "steelyard.gateway.response-timeout=700ms",
            "steelyard.gateway.breaker.calls=4",
            "steelyard.gateway.breaker.minimum-calls=4",
            "steelyard.gateway.breaker.open-for=60s",
            "steelyard.gateway.rate-limit.burst=100000"
        })
abstract class GatewayWorld {

    static final Issuer ISSUER = started(Issuer::new);
    static final StandIn COMPLAINT = started(() -> new StandIn("complaint-service"));
    static final StandIn ESCALATION = started(() -> new StandIn("escalation-service"));
    static final StandIn TRAINING = started(() -> new StandIn("training-service"));
    static final StandIn ASSESSMENT = started(() -> new StandIn("assessment-service"));

    @LocalServerPort
    int port;

    @Autowired
    CircuitBreakerRegistry breakers;

    final JsonMapper json = new JsonMapper();
    final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry settings) {
        settings.add("steelyard.security.issuer", ISSUER::uri);
        settings.add("steelyard.security.jwk-set-uri", () -> ISSUER.uri() + "/oauth2/jwks");
        settings.add("steelyard.gateway.services.complaint-service.uri", COMPLAINT::uri);
        settings.add("steelyard.gateway.services.escalation-service.uri", ESCALATION::uri);
        settings.add("steelyard.gateway.services.training-service.uri", TRAINING::uri);
        settings.add("steelyard.gateway.services.assessment-service.uri", ASSESSMENT::uri);
        settings.add("steelyard.gateway.operations.management.complaint-service", COMPLAINT::uri);
    }

    @BeforeEach
    void forget() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        List.of(COMPLAINT, ESCALATION, TRAINING, ASSESSMENT).forEach(StandIn::forget);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    HttpRequest.Builder signedIn(String path) {
        return to(path).header("Authorization", "Bearer " + ISSUER.token("officer-1", "POINT_OFFICER"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("No answer at all", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asserts that the answer is this problem, and gives its body. */
    JsonNode problem(HttpResponse<String> answer, int status, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var problem = json.readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:steelyard:problem:" + name);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("instance").asString())
                .isEqualTo(answer.request().uri().getPath());
        return problem;
    }

    private interface Starting<T> {
        T start() throws IOException;
    }

    private static <T> T started(Starting<T> starting) {
        try {
            return starting.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
