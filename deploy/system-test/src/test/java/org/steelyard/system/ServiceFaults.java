package org.steelyard.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Faults of processes: one is killed, one hangs, and at last broker and store hang. */
final class ServiceFaults {

    private static final String VICTIM = "training-service";
    private static final String QUESTION = "/api/training/sessions?limit=1";

    /** Each second: a breaker needs ten seconds to notice that nothing answers, and is quick with its answers then. */
    private static final int MANY = 12;

    private final RunningSystem system;

    ServiceFaults(RunningSystem system) {
        this.system = system;
    }

    List<Fault> all() {
        return List.of(
                Fault.raising("a service dies again and again", "ServiceDown", "BreakerOpen", "ErrorAnswers")
                        .causedBy(() -> system.kill(VICTIM))
                        .keptUpBy(this::askAndKill)
                        .mendedBy(this::awaitReady),
                Fault.raising("a service hangs", "SlowAnswers", "BreakerOpen")
                        .causedBy(() -> system.signal(VICTIM, "STOP"))
                        .keptUpBy(this::askWithoutWaiting)
                        .mendedBy(() -> {
                            system.signal(VICTIM, "CONT");
                            awaitReady();
                        }));
    }

    /** Nothing works meanwhile, so it comes after what needs a system that does. */
    Fault brokerAndStoreHang() {
        return Fault.raising("broker and store hang", "ClocksNotWatched")
                .causedBy(() -> system.signal("backing", "STOP"))
                .mendedBy(() -> system.signal("backing", "CONT"));
    }

    private void askAndKill() throws Exception {
        if (system.isReady(VICTIM)) {
            system.kill(VICTIM);
        }
        for (int i = 0; i < MANY; i++) {
            system.send(1, "regulator", QUESTION, null);
        }
    }

    /** Again and again: of a series that begins with all its answers at once, Prometheus sees no increase. */
    private void askWithoutWaiting() {
        for (int i = 0; i < MANY; i++) {
            var unused = CompletableFuture.runAsync(
                    this::ask, task -> Thread.ofVirtual().start(task));
        }
    }

    private void ask() {
        try {
            system.send(1, "regulator", QUESTION, null);
        } catch (IOException tooLate) {
            // as was to be expected of one that hangs; it is the gateway that counts
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks until the gateway trusts it again. */
    private void awaitReady() {
        await().atMost(SystemIT.PATIENCE).until(() -> system.isReady(VICTIM) && answersInARow());
    }

    private boolean answersInARow() throws Exception {
        for (int i = 0; i < 5; i++) {
            if (system.send(1, "regulator", QUESTION, null).statusCode() != 200) {
                return false;
            }
        }
        return true;
    }
}
