package org.steelyard.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One more instance of a part, started as its first was but for what is different about its machine. */
final class OneMore implements AutoCloseable {

    private static final String PORT = "--server.port=";
    private static final String MANAGEMENT_PORT = "--management.server.port=";

    private final Process process;
    private final String management;

    private OneMore(Process process, String management) {
        this.process = process;
        this.management = management;
    }

    /**
     * What is different about it.
     *
     * @param around a command that starts what follows it
     * @param vmOptions of its virtual machine, after those the first has
     * @param environment beside what the first has
     */
    record Machine(List<String> around, List<String> vmOptions, Map<String, String> environment) {}

    static OneMore of(RunningSystem system, String part, Machine machine) throws IOException {
        var first = system.process(part).pid();
        var management = Prometheus.freePort();
        var command = new ArrayList<>(machine.around());
        for (var word : entries(first, "cmdline")) {
            if (word.equals("-jar")) {
                command.addAll(machine.vmOptions());
            }
            command.add(
                    word.startsWith(PORT)
                            ? PORT + Prometheus.freePort()
                            : word.startsWith(MANAGEMENT_PORT) ? MANAGEMENT_PORT + management : word);
        }
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(system.home()
                        .resolve("logs/" + part + "-poor-" + management + ".log")
                        .toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(first));
        builder.environment().putAll(machine.environment());
        return new OneMore(builder.start(), "127.0.0.1:" + management);
    }

    private static List<String> entries(long pid, String file) throws IOException {
        var text = Files.readString(Path.of("/proc/" + pid + "/" + file), StandardCharsets.UTF_8);
        return Stream.of(text.split("\0")).toList();
    }

    private static Map<String, String> environment(long pid) throws IOException {
        var environment = new HashMap<String, String>();
        for (var entry : entries(pid, "environ")) {
            var cut = entry.indexOf('=');
            environment.put(entry.substring(0, cut), entry.substring(cut + 1));
        }
        return environment;
    }

    /** Where it tells its metrics. */
    String management() {
        return management;
    }

    /** Has its virtual machine do something, such as {@code GC.run}. */
    void command(RunningSystem system, String command) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var run = system.run(Duration.ofSeconds(30), List.of(jcmd, Long.toString(process.pid()), command));
        if (run.exit() != 0) {
            throw new AssertionError(run.output());
        }
    }

    void awaitReady() {
        try (var http = HttpClient.newHttpClient()) {
            var question = HttpRequest.newBuilder(URI.create("http://" + management + "/actuator/health/readiness"))
                    .build();
            await().atMost(SystemIT.PATIENCE)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> http.send(question, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
