package org.steelyard.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells how each process stands. */
final class Status {

    private Status() {}

    /** 0 when all is well, 1 when something is not, 3 when nothing runs. */
    static int run(Home home, Voice voice) throws IOException {
        var found = RunState.read(home);
        if (found.isEmpty()
                || (!found.get().isRunning() && found.get().orphans().isEmpty())) {
            voice.say("Not running.");
            return 3;
        }
        var state = found.get();
        voice.say(
                state.isRunning()
                        ? "%s  %s  (launcher pid %d)"
                                .formatted(
                                        state.gateway(),
                                        state.phase().name().toLowerCase(Locale.ROOT),
                                        state.launcher().pid())
                        : "The launcher is gone, but left processes behind; ./deploy/down or ./deploy/up clears them away.");
        voice.say("%-21s %8s %10s %8s  %-9s  %s".formatted("process", "pid", "up", "memory", "state", "asked at"));
        var well = state.isRunning() && state.phase() == RunState.Phase.READY;
        for (var child : state.children()) {
            var alive = child.process().isPresent();
            var ready = alive && Probe.isReady(child.health());
            well &= ready;
            voice.say("%-21s %8d %10s %8s  %-9s  %s"
                    .formatted(
                            child.name(),
                            child.pid(),
                            alive ? uptime(child) : "-",
                            alive ? memory(child.pid()) : "-",
                            ready ? "ready" : alive ? "not ready" : "down",
                            child.health().replaceAll("\\w+://([^/,]+)[^,]*", "$1")));
        }
        return well ? 0 : 1;
    }

    private static String uptime(RunState.Running child) {
        var up = Duration.between(child.startedAt(), Instant.now());
        return "%d:%02d:%02d".formatted(up.toHours(), up.toMinutesPart(), up.toSecondsPart());
    }

    /** Resident memory, where the system tells it in {@code /proc}. */
    private static String memory(long pid) throws IOException {
        var status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return "?";
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                    .findFirst()
                    .orElse("?");
        }
    }
}
