package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service with two instances behind the gateway. */
class InstancesIT extends GatewayWorld {

    private static final StandIn ONE = standIn("one");
    private static final StandIn OTHER = standIn("other");

    @DynamicPropertySource
    static void twoOfEach(DynamicPropertyRegistry settings) {
        settings.add("steelyard.gateway.services.twofold-service.uri", () -> ONE.uri() + "," + OTHER.uri());
        settings.add("steelyard.gateway.services.twofold-service.paths", () -> "/api/twofold/**");
        settings.add("steelyard.gateway.services.draining-service.uri", () -> ONE.uri() + "," + OTHER.uri());
        settings.add("steelyard.gateway.services.draining-service.paths", () -> "/api/draining/**");
        settings.add("steelyard.gateway.services.halved-service.uri", () -> nobody() + "," + OTHER.uri());
        settings.add("steelyard.gateway.services.halved-service.paths", () -> "/api/halved/**");
    }

    @BeforeEach
    void begin() {
        List.of(ONE, OTHER).forEach(StandIn::forget);
    }

    @Test
    void areAskedInTurn() {
        IntStream.range(0, 10).forEach(_ -> post("/api/twofold"));

        assertThat(ONE.received).hasSize(5);
        assertThat(OTHER.received).hasSize(5);
    }

    @Test
    void whatCouldNotBeSentToOneGoesToTheNext() {
        IntStream.range(0, 20).forEach(_ -> post("/api/halved"));

        assertThat(OTHER.received).hasSize(20);
    }

    @Test
    void aQuestionThatOneBreaksOffIsAskedOnceMoreAndAChangeIsNot() {
        ONE.breaksOff = true;

        IntStream.range(0, 2)
                .forEach(_ ->
                        assertThat(send(signedIn("/api/twofold")).statusCode()).isEqualTo(200));
        assertThat(OTHER.received).hasSize(2);

        var changes = IntStream.range(0, 2)
                .map(_ -> send(signedIn("/api/twofold").POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .boxed()
                .toList();
        assertThat(changes).containsExactlyInAnyOrder(200, 502);
    }

    @Test
    void theBreakerOfOneLeavesTheOtherAtWork() {
        ONE.breaksOff = true;

        IntStream.range(0, 20)
                .forEach(_ ->
                        assertThat(send(signedIn("/api/twofold")).statusCode()).isEqualTo(200));

        assertThat(ONE.received).hasSize(4);
        assertThat(stateOf(ONE)).isEqualTo(State.OPEN);
        assertThat(stateOf(OTHER)).isEqualTo(State.CLOSED);
    }

    @Test
    void oneThatIsAboutToStopIsAskedNoMore() {
        ONE.drains = true;

        IntStream.range(0, 10).forEach(_ -> post("/api/draining"));

        assertThat(ONE.received).hasSizeLessThanOrEqualTo(1);
        assertThat(OTHER.received).hasSizeGreaterThanOrEqualTo(9);
    }

    private void post(String path) {
        assertThat(send(signedIn(path).POST(BodyPublishers.ofString("{}"))).statusCode())
                .isEqualTo(200);
    }

    private State stateOf(StandIn instance) {
        return breakers.circuitBreaker(
                        "twofold-service@" + URI.create(instance.uri()).getAuthority())
                .getState();
    }

    private static StandIn standIn(String name) {
        try {
            return new StandIn(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An address where nobody answers. */
    private static String nobody() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
