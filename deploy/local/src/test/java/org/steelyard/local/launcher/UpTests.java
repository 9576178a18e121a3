package org.steelyard.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process of its own, over fakes, so that signals and deaths are real. */
class UpTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final Map<Port, Integer> ports = new EnumMap<>(Port.class);
    private final List<Process> started = new ArrayList<>();
    private Path output;
    private Home home;

    @BeforeEach
    void chooseFreePorts() throws IOException {
        output = folder.resolve("output");
        home = new Home(folder.resolve("home"));
        var held = new ArrayList<ServerSocket>();
        for (var port : Port.values()) {
            var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            held.add(socket);
            ports.put(port, socket.getLocalPort());
        }
        for (var socket : held) {
            socket.close();
        }
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        Down.run(home, new Voice(System.out));
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void startsFromTheGroundUpAndStopsTheOtherWayRound() throws Exception {
        var up = startAndAwaitReady();
        assertThat(Status.run(home, new Voice(System.out))).isZero();
        assertThat(Files.getPosixFilePermissions(home.secret())).hasSize(2);

        up.destroy();

        assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(said())
                .containsSubsequence(
                        "backing",
                        "ready",
                        "a-service",
                        "ready",
                        "Steelyard is ready",
                        "stopping",
                        "gateway",
                        "stopped",
                        "a-service",
                        "stopped",
                        "identity",
                        "stopped",
                        "backing",
                        "stopped");
        assertThat(Files.readString(home.logs().resolve("a-service.log"))).contains("a-service goes");
        assertThat(RunState.read(home)).isEmpty();
        assertThat(Status.run(home, new Voice(System.out))).isEqualTo(3);
    }

    @Test
    void startsAProgramAgainThatWasKilled() throws Exception {
        startAndAwaitReady();
        var before = pid("a-service");

        process("a-service").destroyForcibly();

        await().atMost(SOON).until(() -> pid("a-service") != before && Status.run(home, new Voice(System.out)) == 0);
        assertThat(said()).contains("a-service ended by itself: exit code 137", "started again in 1 s (1 of 5)");
    }

    @Test
    void repeatsTheLastWordsOfAProgramThatDied() throws Exception {
        startAndAwaitReady("--no-restart");

        dieOfItself();

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(said()).contains("exit code 9", "    told to die, 公平秤", "a-service stays down"));
        assertThat(Status.run(home, new Voice(System.out))).isEqualTo(1);
    }

    @Test
    void startsNothingWhereAPortIsTaken() throws Exception {
        try (var other = new ServerSocket(number(Port.IDENTITY), 1, InetAddress.getLoopbackAddress())) {
            var up = start();
            assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(up.exitValue()).isEqualTo(1);
            assertThat(said())
                    .contains(
                            "Port %d (identity) is already taken. Choose another with --identity-port N"
                                    .formatted(other.getLocalPort()),
                            "Nothing was started");
            assertThat(home.folder()).doesNotExist();
        }
    }

    @Test
    void saysWhereItRunsAlready() throws Exception {
        var up = startAndAwaitReady();
        var second = start();
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(said())
                .contains("Already running: http://127.0.0.1:%d (launcher pid %d)"
                        .formatted(number(Port.GATEWAY), up.pid()));
        assertThat(Status.run(home, new Voice(System.out))).isZero();
    }

    @Test
    void clearsAwayWhatAKilledLauncherLeftBehind() throws Exception {
        var up = startAndAwaitReady();
        up.destroyForcibly().waitFor();
        assertThat(process("backing").isAlive()).isTrue();
        assertThat(Status.run(home, new Voice(System.out))).isEqualTo(1);

        Files.delete(output);
        startAndAwaitReady();

        assertThat(said()).contains("an earlier run left behind");
        assertThat(Status.run(home, new Voice(System.out))).isZero();
    }

    @Test
    void givesUpAndStopsTheRestWhenOneIsNotReadyInTime() throws Exception {
        var up = start("--start-limit", "0");
        assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isEqualTo(1);
        assertThat(said()).contains("not ready in time (--start-limit)", "backing               stopped");
        assertThat(RunState.read(home)).isEmpty();
    }

    private Process startAndAwaitReady(String... more) throws IOException {
        var up = start(more);
        await().atMost(SOON).until(() -> {
            assertThat(up.isAlive()).as(said()).isTrue();
            return said().contains("Steelyard is ready");
        });
        return up;
    }

    private Process start(String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                FakeSystem.class.getName(),
                FakeJar.in(folder, "one").toString(),
                "--no-sample",
                "--no-aot",
                "--data-dir",
                home.folder().toString()));
        ports.forEach((port, number) -> command.addAll(List.of(port.option(), number.toString())));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        started.add(process);
        return process;
    }

    private void dieOfItself() throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/die".formatted(number(Port.COMPLAINT))))
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException e) {
            // as was to be expected of the dead
        }
    }

    private ProcessHandle process(String name) {
        return ProcessHandle.of(pid(name)).orElseThrow();
    }

    private long pid(String name) {
        return RunState.read(home).orElseThrow().children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .map(RunState.Running::pid)
                .orElse(-1L);
    }

    private int number(Port port) {
        return ports.getOrDefault(port, 0);
    }

    private String said() throws IOException {
        return Files.exists(output) ? Files.readString(output) : "";
    }
}
