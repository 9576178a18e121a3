package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class OutageIT extends GatewayWorld {

    @DynamicPropertySource
    static void nobodyIsThere(DynamicPropertyRegistry settings) throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = "http://127.0.0.1:" + free.getLocalPort();
            settings.add("steelyard.gateway.services.absent-service.uri", () -> address);
            settings.add("steelyard.gateway.services.absent-service.paths", () -> "/api/absent/**");
        }
    }

    @Test
    void aServiceThatIsNotThereIsNamedInAnHonest503() {
        var answer = send(signedIn("/api/absent/1"));

        var problem = problem(answer, 503, "service-unavailable");
        assertThat(problem.path("service").asString()).isEqualTo("absent-service");
        assertThat(problem.path("detail").asString()).isEqualTo("absent-service暂无响应,本次请求未被转交;请在 60 秒后重试。");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
    }

    @Test
    void theOutageIsToldInEnglishToo() {
        var answer = send(signedIn("/api/absent/1").header("Accept-Language", "en"));

        assertThat(problem(answer, 503, "service-unavailable").path("detail").asString())
                .isEqualTo("The absent-service does not answer now, nothing was passed on; try again in 60 seconds.");
    }

    @Test
    void aSlowServiceIsGivenUpWithinTheTimeout() {
        var begun = Instant.now();

        var answer = send(signedIn("/api/complaints/slow"));

        var problem = problem(answer, 504, "service-timeout");
        assertThat(Duration.between(begun, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(600));
        assertThat(problem.path("service").asString()).isEqualTo("complaint-service");
        assertThat(COMPLAINT.received).hasSize(1);
    }

    @Test
    void aPostIsSentOnceEvenIfTheConnectionBreaks() {
        // first a good call, so that the broken one goes over a connection that was kept
        assertThat(send(signedIn("/api/complaints")).statusCode()).isEqualTo(200);

        var answer = send(signedIn("/api/complaints/break-off").POST(BodyPublishers.ofString("{}")));

        var _ = problem(answer, 502, "service-broke-off");
        assertThat(COMPLAINT.received).hasSize(2);
    }

    @Test
    void anAnswerThatBreaksOffBeforeTheClientGotAnyIsAProblem() {
        var answer = send(signedIn("/api/complaints/half?100"));

        var _ = problem(answer, 502, "service-broke-off");
    }

    @Test
    void halfAnAnswerNeverLooksLikeAWholeOne() {
        var request = signedIn("/api/complaints/half?100000").build();

        assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString())).isInstanceOf(IOException.class);
    }

    @Test
    void aFailingServiceIsLeftAloneAndTheOthersAreNot() {
        for (int i = 0; i < 4; i++) {
            var answer = send(signedIn("/api/scores").header(StandIn.STATUS, "500"));
            assertThat(answer.statusCode()).isEqualTo(500);
        }
        assertThat(ASSESSMENT.received).hasSize(4);

        var answer = send(signedIn("/api/scores"));

        var problem = problem(answer, 503, "service-unavailable");
        assertThat(problem.path("service").asString()).isEqualTo("assessment-service");
        assertThat(problem.path("detail").asString()).startsWith("考评服务暂无响应");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(ASSESSMENT.received).hasSize(4);
        assertThat(send(signedIn("/api/complaints")).statusCode()).isEqualTo(200);
    }

    @Test
    void refusalsOfAServiceAreNoFailures() {
        for (int i = 0; i < 8; i++) {
            var _ = send(signedIn("/api/scores").header(StandIn.STATUS, "409"));
        }

        assertThat(send(signedIn("/api/scores")).statusCode()).isEqualTo(200);
    }

    @Test
    void aServiceThatIsBackIsUsedAgain() {
        for (int i = 0; i < 4; i++) {
            var _ = send(signedIn("/api/scores").header(StandIn.STATUS, "500"));
        }
        var _ = problem(send(signedIn("/api/scores")), 503, "service-unavailable");
        breakers.circuitBreaker("assessment-service").transitionToHalfOpenState();

        for (int i = 0; i < 4; i++) {
            assertThat(send(signedIn("/api/scores")).statusCode()).isEqualTo(200);
        }
    }
}
