package org.steelyard.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A main class of this class path in a process of its own, which a test may kill. */
final class AnotherJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final StringBuilder said = new StringBuilder();

    private AnotherJvm(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static AnotherJvm running(Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new AnotherJvm(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads on until a line starts with these words, and returns the rest of that line. */
    String awaitLine(String start) {
        for (var line = readLine(); line != null; line = readLine()) {
            if (line.startsWith(start)) {
                return line.substring(start.length()).strip();
            }
        }
        throw new AssertionError("ended without saying '" + start + "', but:\n" + said);
    }

    /** All it says until it ends. */
    String awaitEnd() {
        while (readLine() != null) {
            // kept in said
        }
        return said.toString();
    }

    private @Nullable String readLine() {
        try {
            var line = output.readLine();
            said.append(line == null ? "" : line + "\n");
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: no hook runs, nothing is flushed. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** SIGTERM. */
    void stop() {
        // not process.destroy(), which closes our end of its output
        var told = process.toHandle().destroy();
        assertThat(told).isTrue();
    }

    int exitCode() {
        try {
            if (process.waitFor(60, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new AssertionError("still runs after 60 s");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
