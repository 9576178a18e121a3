package org.steelyard.keycloak;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process with a log of its own, which ends with this one. */
final class Program {

    private static final Duration START_LIMIT = Duration.ofMinutes(15);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Process process;
    private final Path log;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it with nothing of this environment but the way to a shell and to this JDK. */
    static Program started(String name, Path folder, Map<String, String> environment, List<String> command) {
        var log = Path.of("target", name + ".log").toAbsolutePath();
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        try {
            var program = new Program(builder.start(), log);
            Runtime.getRuntime().addShutdownHook(new Thread(program::stop, "stop " + name));
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until this address answers 200; a program that ended before has its log told. */
    void awaitAnswer(String address) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            await().atMost(START_LIMIT).until(() -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("It ended at its start; " + log + " ends with\n" + endOfLog());
                }
                try {
                    return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
                } catch (IOException notYet) {
                    return false;
                }
            });
        }
    }

    private String endOfLog() throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    /** What was started by a script ends with the script. */
    private void stop() {
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    /** A port that nobody listens on. */
    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
