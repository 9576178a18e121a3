package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.steelyard.complaint.ComplaintServiceApplication;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** The service as a process of its own, killed while many write: no number is lost, none is given twice. */
class LedgerKillIT extends LedgerScene {

    private static final int WRITERS = 32;
    private static final int ENTRIES_EACH = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Autowired
    ConfigurableEnvironment environment;

    private int childPort;
    private Process child;

    @BeforeEach
    void scene() throws IOException {
        theCountyAndTheStation();
        try (var free = new ServerSocket(0)) {
            childPort = free.getLocalPort();
        }
        start();
    }

    @AfterEach
    void end() {
        child.destroyForcibly();
    }

    @Test
    void numbersHaveNoGapAndNoDoubleAfterKillsAmidThirtyTwoWriters() throws Exception {
        var point = aPoint();
        var token = officerOf(point);
        var total = WRITERS * ENTRIES_EACH;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var killer = threads.submit(() -> {
                for (var seen : List.of(total / 6, total / 2)) {
                    await().atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(5))
                            .until(() -> numbers(point).size() >= seen);
                    child.destroyForcibly().waitFor(); // SIGKILL
                    start();
                }
                return null;
            });
            var writers = IntStream.range(0, WRITERS)
                    .<Callable<Integer>>mapToObj(_ -> () -> {
                        for (int i = 0; i < ENTRIES_EACH; i++) {
                            var key = UUID.randomUUID().toString();
                            await().atMost(PATIENCE)
                                    .pollInterval(Duration.ofMillis(250))
                                    .until(() -> isEntered(token, key));
                        }
                        return ENTRIES_EACH;
                    })
                    .toList();
            for (var writer : threads.invokeAll(writers)) {
                assertThat(writer.get()).isEqualTo(ENTRIES_EACH);
            }
            killer.get();
        }

        var year = LocalDate.now(WorkingCalendar.ZONE).getYear();
        assertThat(numbers(point))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, total)
                        .mapToObj(ordinal -> new LedgerNumber(point.code(), year, ordinal).text())
                        .toList());
    }

    /** Whether this entry is in the ledger; a client that got no answer asks again with the same key. */
    private boolean isEntered(String token, String key) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + childPort + "/api/complaints"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(COMPLAINT))
                .build();
        try {
            var status =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            return status == 201 || status == 200;
        } catch (IOException killedMeanwhile) {
            return false;
        }
    }

    private List<String> numbers(UnitRef point) {
        return mongo
                .getCollection("complaints")
                .find(new Document("unit.code", point.code()))
                .map(found -> found.getString("ledgerNumber"))
                .into(new ArrayList<>())
                .stream()
                .sorted()
                .toList();
    }

    /** Another process on the same store and broker, with the settings of this test and the real clock. */
    private void start() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator)),
                ComplaintServiceApplication.class.getName()));
        var given = (EnumerablePropertySource<?>)
                Objects.requireNonNull(environment.getPropertySources().get("test"), "what Backing gave");
        for (var name : given.getPropertyNames()) {
            command.add("--" + name + "=" + given.getProperty(name));
        }
        command.add("--server.port=" + childPort);
        command.add("--spring.kafka.consumer.group-id=killed-" + childPort);
        child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "ledger-kill-child.log").toFile()))
                .start();
    }
}
