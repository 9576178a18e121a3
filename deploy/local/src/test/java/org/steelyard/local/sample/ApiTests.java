package org.steelyard.local.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTests {

    private static final Settings SETTINGS = new Settings(
            3,
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofMillis(5),
            Duration.ofMillis(50));

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger tokens = new AtomicInteger();
    private HttpServer server;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/demo/token", exchange -> answer(exchange, 200, "token-" + tokens.incrementAndGet()));
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        api = new Api(address, address, "a-secret", SETTINGS);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsTheSameCommandUnderTheSameKeyUntilItIsTaken() throws Exception {
        serve(429, 503, 201);
        assertThat(api.post("importer", "/api/units", Map.of("code", "1"), "a-key", Set.of())
                        .path("n")
                        .asInt())
                .isEqualTo(3);
        assertThat(seen).hasSize(3).allSatisfy(request -> assertThat(request).isEqualTo("a-key {\"code\":\"1\"}"));
    }

    @Test
    void waitsAsLongAsItIsAskedTo() throws Exception {
        var startedAt = System.nanoTime();
        serve(429, 200);
        var _ = api.get("importer", "/api/units");
        assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isGreaterThan(Duration.ofMillis(950));
    }

    @Test
    void getsAFreshTokenWhenTheOldOneIsNoGood() throws Exception {
        serve(401, 200);
        var _ = api.get("importer", "/api/units");
        assertThat(tokens).hasValue(2);
    }

    @Test
    void givesTimeToWhoHasNotHeardYet() throws Exception {
        serve(404, 422, 200);
        var _ = api.post("importer", "/api/units", Map.of(), "a-key", Set.of(404, 422));
        assertThat(seen).hasSize(3);
    }

    @Test
    void takesARefusalAtItsWord() {
        serve(403, 200);
        assertThatThrownBy(() -> api.post("importer", "/api/units", Map.of(), "a-key", Set.of(404)))
                .isInstanceOf(Api.Refused.class)
                .hasMessageContaining("POST /api/units: 403");
        assertThat(seen).hasSize(1);
    }

    @Test
    void hasNoMoreRequestsUnderWayThanItMay() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        server.createContext("/api", exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            answer(exchange, 200, "{}");
            now.decrementAndGet();
        });
        var all = IntStream.range(0, 200).boxed().toList();
        new Playing(SETTINGS, new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                .each("requests", all, item -> {
                    var _ = api.get("importer", "/api/units/" + item);
                });
        assertThat(most.get()).isBetween(1, 3);
        assertThat(api.requests()).isEqualTo(200);
    }

    @Test
    void stopsAtTheFirstFailureAndSaysWhere() {
        serve(200, 403, 200);
        assertThatThrownBy(() -> new Playing(
                                SETTINGS,
                                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                        .each("units", List.of(1, 2, 3), item -> {
                            var _ = api.get("importer", "/api/units/" + item);
                        }))
                .hasMessageContaining("units: ")
                .hasMessageContaining("403");
    }

    /** One status after the other; the last for all that follow. */
    private void serve(int... statuses) {
        var count = new AtomicInteger();
        server.createContext("/api", exchange -> {
            var n = count.incrementAndGet();
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            seen.add(key + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var status = statuses[Math.min(n, statuses.length) - 1];
            if (status == 429) {
                exchange.getResponseHeaders().add("Retry-After", "1");
            }
            answer(exchange, status, "{\"n\":" + n + "}");
        });
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
