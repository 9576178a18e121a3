package org.steelyard.local.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What runs at the moment, as {@code down}, {@code status} and {@code token} find it in {@code run/state.properties}.
 *
 * @param phase how far the launcher has come
 * @param launcher the launcher itself
 * @param gateway address of the gateway, or of each of them
 * @param identity address of the identity provider
 * @param children the processes it started, in the order in which they are to be stopped
 */
record RunState(Phase phase, Running launcher, String gateway, String identity, List<Running> children) {

    /** How far the launcher has come. */
    enum Phase {
        STARTING,
        READY,
        STOPPING
    }

    private static final String FILE = "state.properties";
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    RunState {
        children = List.copyOf(children);
    }

    /**
     * A process.
     *
     * @param startedAt together with the pid it tells the process from a later one that was given the same pid
     * @param health where it answers when it is ready, empty if it has no such address
     */
    record Running(String name, long pid, Instant startedAt, String health) {

        static Running of(String name, ProcessHandle process, String health) {
            return new Running(
                    name, process.pid(), process.info().startInstant().orElse(Instant.EPOCH), health);
        }

        /** The process itself, if it is still there. */
        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
        }

        private boolean startedThen(ProcessHandle process) {
            return process.info()
                    .startInstant()
                    .map(start -> Duration.between(start, startedAt).abs().compareTo(START_TOLERANCE) < 0)
                    .orElse(true);
        }

        private String encoded() {
            return pid + " " + startedAt.toEpochMilli() + " " + health;
        }

        private static Running decode(String name, String text) {
            var parts = text.split(" ", -1);
            return new Running(
                    name, Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2]);
        }
    }

    void write(Home home) throws IOException {
        var all = new Properties();
        all.setProperty("phase", phase.name());
        all.setProperty("launcher", launcher.encoded());
        all.setProperty("gateway", gateway);
        all.setProperty("identity", identity);
        all.setProperty(
                "children",
                String.join(" ", children.stream().map(Running::name).toList()));
        children.forEach(child -> all.setProperty("child." + child.name(), child.encoded()));
        var text = new StringWriter();
        all.store(text, null);
        var fresh = home.run().resolve(FILE + ".new");
        Files.writeString(fresh, text.toString());
        Files.move(fresh, home.run().resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What was last written, whether or not it is still true. */
    static Optional<RunState> read(Home home) {
        try {
            var all = new Properties();
            all.load(new StringReader(Files.readString(home.run().resolve(FILE))));
            var children = new ArrayList<Running>();
            for (var name : text(all, "children").split(" ", -1)) {
                if (!name.isEmpty()) {
                    children.add(Running.decode(name, text(all, "child." + name)));
                }
            }
            return Optional.of(new RunState(
                    Phase.valueOf(text(all, "phase")),
                    Running.decode("launcher", text(all, "launcher")),
                    text(all, "gateway"),
                    text(all, "identity"),
                    children));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new UsageError("Cannot make sense of " + home.run().resolve(FILE) + ": " + e.getMessage());
        }
    }

    private static String text(Properties all, String key) {
        var value = all.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return value;
    }

    static void forget(Home home) throws IOException {
        Files.deleteIfExists(home.run().resolve(FILE));
    }

    boolean isRunning() {
        return launcher.process().isPresent();
    }

    /** Processes whose launcher is gone, as after a kill -9 of it. */
    List<Running> orphans() {
        return isRunning()
                ? List.of()
                : children.stream().filter(child -> child.process().isPresent()).toList();
    }
}
