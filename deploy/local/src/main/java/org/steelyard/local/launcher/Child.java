package org.steelyard.local.launcher;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running program. */
final class Child {

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
        return new Child(program, process(command, Map.of()), log);
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

    long livedMillis() {
        return (System.nanoTime() - startedAt) / 1_000_000;
    }

    /** The last it said; waits a moment for what is still on its way. */
    List<String> lastWords() {
        try {
            copying.join(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return log.lastLines(12);
    }

    RunState.Running running() {
        return RunState.Running.of(program.name(), process.toHandle(), program.health());
    }
}
