package org.steelyard.local.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops a running system, whoever started it and however. */
final class Down {

    /** Longer than the launcher itself may take for all tiers. */
    private static final Duration LAUNCHER_GRACE = Duration.ofSeconds(100);

    private static final Duration CHILD_GRACE = Duration.ofSeconds(20);

    private Down() {}

    static int run(Home home, Voice voice) throws IOException {
        var state = RunState.read(home);
        if (state.isEmpty()) {
            voice.say("Not running.");
            return 0;
        }
        var launcher = state.get().launcher().process();
        if (launcher.isPresent()) {
            voice.progress(
                    "stopping %s (launcher pid %d)",
                    state.get().gateway(), launcher.get().pid());
            launcher.get().destroy();
            if (!ended(launcher.get(), LAUNCHER_GRACE)) {
                launcher.get().destroyForcibly();
                voice.progress("the launcher did not stop within %d s and was killed", LAUNCHER_GRACE.toSeconds());
            }
        }
        stopAll(
                state.get().children().stream()
                        .filter(child -> child.process().isPresent())
                        .toList(),
                voice);
        RunState.forget(home);
        voice.progress("stopped");
        return 0;
    }

    /** One after the other, so that the store goes last. */
    static void stopAll(List<RunState.Running> children, Voice voice) {
        for (var child : children) {
            child.process().ifPresent(process -> {
                process.destroy();
                if (!ended(process, CHILD_GRACE)) {
                    process.destroyForcibly();
                }
                voice.progress("%-21s stopped (pid %d)", child.name(), child.pid());
            });
        }
    }

    private static boolean ended(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
