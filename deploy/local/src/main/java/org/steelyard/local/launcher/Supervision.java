package org.steelyard.local.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steelyard.local.launcher.Program.Tier;

/** Keeps the programs running: starts them, starts those again that die, and stops them in order. */
final class Supervision {

    /**
     * How a dying program is treated.
     *
     * @param restarts how often one is started again in a row before it is given up
     * @param firstDelay pause before the first of them; doubled each time
     * @param settled a program that lived this long starts with a clean slate
     * @param grace how long a program may take to stop before it is killed
     */
    record Patience(int restarts, Duration firstDelay, Duration settled, Duration grace) {

        static final Patience USUAL =
                new Patience(5, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofSeconds(20));

        Patience withoutRestarts() {
            return new Patience(0, firstDelay, settled, grace);
        }
    }

    /** How a program becomes a process. */
    interface Spawning {
        Child spawn(Program program) throws IOException;
    }

    private static final long POLL_MILLIS = 100;

    private final Spawning spawning;
    private final Patience patience;
    private final Voice voice;
    private final Runnable changed;
    private final Map<String, Child> children = new LinkedHashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Set<String> givenUp = new HashSet<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("restarts").unstarted(task));
    private boolean stopping;

    /** @param changed told after each start of a process */
    Supervision(Spawning spawning, Patience patience, Voice voice, Runnable changed) {
        this.spawning = spawning;
        this.patience = patience;
        this.voice = voice;
        this.changed = changed;
    }

    /**
     * Starts programs and waits until all of them are ready.
     *
     * @param atOnce how many may be starting at a time: more than there are processors only makes each of them later
     */
    void startAndAwait(List<Program> programs, int atOnce, Duration limit) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        var waiting = new ArrayDeque<>(programs);
        var starting = new ArrayList<Program>();
        while (!waiting.isEmpty() || !starting.isEmpty()) {
            while (starting.size() < atOnce && !waiting.isEmpty()) {
                var next = waiting.removeFirst();
                start(next);
                starting.add(next);
            }
            starting.removeIf(this::saysReady);
            for (var program : starting) {
                refuseIfHopeless(program, deadline);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void start(Program program) throws IOException {
        synchronized (this) {
            if (stopping) {
                return;
            }
            var child = spawning.spawn(program);
            children.put(program.name(), child);
            var _ = child.process().onExit().thenAccept(process -> ended(child, process.exitValue()));
        }
        changed.run();
    }

    private boolean saysReady(Program program) {
        var child = child(program.name());
        if (child == null || !child.process().isAlive() || !Probe.isReady(program.health())) {
            return false;
        }
        voice.progress(
                "%-21s ready after %.1f s (pid %d)",
                program.name(), child.livedMillis() / 1000.0, child.process().pid());
        return true;
    }

    private synchronized void refuseIfHopeless(Program program, long deadline) {
        if (stopping) {
            throw new UsageError("Stopped while starting.");
        }
        var child = children.get(program.name());
        if (givenUp.contains(program.name())) {
            throw new UsageError(program.name() + " does not start.");
        }
        if (System.nanoTime() > deadline) {
            throw new UsageError("%s is not ready in time (--start-limit); its log: %s"
                    .formatted(
                            program.name(), child == null ? "none" : child.log().path()));
        }
    }

    private synchronized void ended(Child child, int exitCode) {
        var name = child.program().name();
        if (stopping || children.get(name) != child) {
            return;
        }
        var before = child.livedMillis() >= patience.settled().toMillis() ? 0 : failures.getOrDefault(name, 0);
        voice.progress(
                "%s ended by itself: exit code %d after %.1f s. Its last lines, of %s:",
                name, exitCode, child.livedMillis() / 1000.0, child.log().path());
        child.lastWords().forEach(line -> voice.say("    " + line));
        failures.put(name, before + 1);
        if (before >= patience.restarts()) {
            givenUp.add(name);
            voice.progress(
                    "%s stays down%s. The rest goes on; ./deploy/status tells how it stands.",
                    name, patience.restarts() == 0 ? "" : " after %d starts".formatted(before + 1));
            return;
        }
        var delay = patience.firstDelay().multipliedBy(1L << before);
        voice.progress(
                "%s is started again in %d s (%d of %d)", name, delay.toSeconds(), before + 1, patience.restarts());
        var _ = later.schedule(() -> startAgain(child.program()), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void startAgain(Program program) {
        try {
            start(program);
            var _ = Thread.ofVirtual().start(() -> tellWhenReady(program));
        } catch (IOException e) {
            voice.progress("%s cannot be started: %s", program.name(), e.getMessage());
        }
    }

    private void tellWhenReady(Program program) {
        try {
            while (isRunning(program) && !saysReady(program)) {
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isRunning(Program program) {
        var child = children.get(program.name());
        return !stopping && child != null && child.process().isAlive();
    }

    private synchronized @Nullable Child child(String name) {
        return children.get(name);
    }

    /** The processes that live, in the order in which they are to be stopped. */
    synchronized List<RunState.Running> running() {
        return inStoppingOrder().flatMap(List::stream).map(Child::running).toList();
    }

    private Stream<List<Child>> inStoppingOrder() {
        var tiers = new ArrayList<List<Child>>();
        for (var tier : List.of(Tier.GATEWAY, Tier.SERVICE, Tier.IDENTITY, Tier.BACKING)) {
            tiers.add(children.values().stream()
                    .filter(child ->
                            child.program().tier() == tier && child.process().isAlive())
                    .toList());
        }
        return tiers.stream();
    }

    /** Stops everything, each tier after the ones that stand on it; whoever takes too long is killed. */
    void stop() {
        List<List<Child>> tiers;
        synchronized (this) {
            stopping = true;
            tiers = inStoppingOrder().toList();
        }
        later.shutdownNow();
        for (var tier : tiers) {
            tier.forEach(Child::askToStop);
            var deadline = System.nanoTime() + patience.grace().toNanos();
            for (var child : tier) {
                awaitEnd(child, deadline);
            }
        }
    }

    private void awaitEnd(Child child, long deadline) {
        var name = child.program().name();
        try {
            if (child.process().waitFor(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                child.awaitLog();
                voice.progress("%-21s stopped", name);
            } else {
                child.process().destroyForcibly().waitFor();
                voice.progress(
                        "%-21s killed: it did not stop within %d s",
                        name, patience.grace().toSeconds());
            }
        } catch (InterruptedException e) {
            child.process().destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
