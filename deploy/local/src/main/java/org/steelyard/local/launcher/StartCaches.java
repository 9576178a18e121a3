package org.steelyard.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.steelyard.local.launcher.Program.Tier;

/**
 * Makes the virtual machine's start caches (JEP 483, JEP 514) while the system runs: each program is started once more
 * aside, at the lowest priority, and left as soon as its parts are put together. Nothing depends on it: without a
 * cache a program starts all the same, only slower.
 */
final class StartCaches {

    private static final long LIMIT_SECONDS = 180;

    private final Home home;
    private final Path java;
    private final Voice voice;
    private volatile boolean stopped;
    private volatile @Nullable Process current;

    StartCaches(Home home, Path java, Voice voice) {
        this.home = home;
        this.java = java;
        this.voice = voice;
    }

    /** Makes those that are missing, one after the other, and drops those of older builds. */
    void make(Map<Program, Unpacked> programs) {
        try {
            var missing = programs.entrySet().stream()
                    .filter(entry -> !Files.exists(entry.getValue().startCache()))
                    // instances of one service share it
                    .filter(entry -> entry.getKey().name().equals(entry.getKey().module()))
                    .toList();
            if (missing.isEmpty()) {
                return;
            }
            var made = 0;
            for (var entry : missing) {
                if (stopped) {
                    return;
                }
                made += make(entry.getKey(), entry.getValue()) ? 1 : 0;
            }
            Unpacked.prune(home.cache());
            voice.progress("start caches made for %d of %d programs: the next start is faster", made, missing.size());
        } catch (IOException e) {
            voice.progress("no start caches this time: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean make(Program program, Unpacked unpacked) throws IOException, InterruptedException {
        var scratch = Files.createTempDirectory(home.run(), "training");
        try {
            var fresh = unpacked.folder().resolve("start.aot.new");
            var process = Child.process(command(program, unpacked, fresh, scratch), program.environment());
            current = process;
            var log = new LogFile(home.logs().resolve("start-caches.log"), LogFile.MAX_BYTES, 1);
            var copying = Thread.ofPlatform().daemon().start(() -> log.copyFrom(process.getInputStream()));
            if (program.tier() == Tier.BACKING) {
                leaveOnceReady(process, log);
            }
            var ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            copying.join();
            if (stopped || !ended || !Files.exists(fresh)) {
                Files.deleteIfExists(fresh);
                return false;
            }
            Files.move(fresh, unpacked.startCache(), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Home.delete(scratch);
        }
    }

    private List<String> command(Program program, Unpacked unpacked, Path fresh, Path scratch) {
        var command = new ArrayList<>(List.of("nice", "-n", "19", java.toString()));
        command.addAll(program.vmOptions());
        command.add("-XX:AOTCacheOutput=" + fresh);
        if (program.tier() != Tier.BACKING) {
            command.add("-Dspring.context.exit=onRefresh");
        }
        command.addAll(List.of("-jar", unpacked.jar().toString()));
        command.addAll(program.tier() == Tier.BACKING ? aside(scratch) : program.arguments());
        return command;
    }

    /** A broker and a store of its own, on ports the system picks. */
    private static List<String> aside(Path scratch) {
        return List.of(
                "--data-dir", scratch.toString(),
                "--host", "127.0.0.1",
                "--broker-port", "0",
                "--controller-port", "0",
                "--store-port", "0");
    }

    private void leaveOnceReady(Process process, LogFile log) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS / 2);
        while (process.isAlive()
                && !stopped
                && System.nanoTime() < deadline
                && !log.lastLines(50).toString().contains("broker ready")) {
            Thread.sleep(200);
        }
        var _ = process.toHandle().destroy();
    }

    /** Leaves it for another time. */
    void stop() {
        stopped = true;
        var process = current;
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
