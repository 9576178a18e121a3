package org.steelyard.local.launcher;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running program. */
final class Child {

    private static final int LAST_LINES = 12;
    private static final Duration LOG_PATIENCE = Duration.ofSeconds(2);

    private final Program program;
    private final Process process;
    private final LogFile log;
    private final Thread copying;
    private final long startedAt = System.nanoTime();

    private Child(Program program, Process process, LogFile log) {
        this.program = program;
        this.process = process;
        this.log = log;
        this.copying = Thread.ofPlatform()
                .daemon()
                .name("log of " + program.name())
                .start(() -> log.copyFrom(process.getInputStream()));
    }

    static Child start(Program program, List<String> command, LogFile log) throws IOException {
        return new Child(program, process(command, program.environment()), log);
    }

    /**
     * Starts a process that does not hear Ctrl-C: a terminal sends it to every process at once, but here the launcher
     * stops one after the other, the store last.
     */
    static Process process(List<String> command, Map<String, String> environment) throws IOException {
        var shielded = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        shielded.addAll(command);
        var builder = new ProcessBuilder(shielded)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().putAll(environment);
        return builder.start();
    }

    Program program() {
        return program;
    }

    Process process() {
        return process;
    }

    LogFile log() {
        return log;
    }

    /** Unlike {@link Process#destroy()}, leaves its output open: its last words are worth having. */
    void askToStop() {
        var _ = process.toHandle().destroy();
    }

    long livedMillis() {
        return (System.nanoTime() - startedAt) / 1_000_000;
    }

    /** The last it said, once it has ended. */
    List<String> lastWords() {
        try {
            awaitLog();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return log.lastLines(LAST_LINES);
    }

    /** Waits for what an ended process said to reach its log, but no longer than it is worth. */
    void awaitLog() throws InterruptedException {
        var _ = copying.join(LOG_PATIENCE);
    }

    RunState.Running running() {
        return RunState.Running.of(program.name(), process.toHandle(), program.health());
    }
}
