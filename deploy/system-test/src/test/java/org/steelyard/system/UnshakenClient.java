package org.steelyard.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.steelyard.system.RunningSystem.Change;

/**
 * A client that knows every gateway and tries again, a few times and no more, where it got no connection or a 503. Anything
 * else it was answered is a failure.
 */
final class UnshakenClient {

    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RunningSystem system;
    private final int gateways;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    UnshakenClient(RunningSystem system, int gateways) {
        this.system = system;
        this.gateways = gateways;
    }

    /** Asks, or changes something; answers what it was told at last, nothing if that was no success. */
    Optional<String> send(String account, String path, @Nullable Change change) {
        var first = requests.getAndIncrement();
        var seen = new ArrayList<String>();
        var told = await().pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .atMost(SystemIT.PATIENCE)
                .until(
                        () -> trySending((first + seen.size()) % gateways + 1, account, path, change, seen),
                        answer -> answer.isPresent() || seen.size() == TRIES);
        repeats.addAndGet(seen.size() - 1);
        if (told.filter(answer -> answer.statusCode() / 100 == 2).isEmpty()) {
            failures.add(path + ": " + seen);
            return Optional.empty();
        }
        return told.map(HttpResponse::body);
    }

    private Optional<HttpResponse<String>> trySending(
            int gateway, String account, String path, @Nullable Change change, List<String> seen)
            throws InterruptedException {
        try {
            var answer = system.send(gateway, account, path, change);
            seen.add(answer.statusCode() + " " + answer.body());
            return Optional.of(answer).filter(one -> one.statusCode() != 503);
        } catch (IOException noConnection) {
            seen.add(noConnection.toString());
            return Optional.empty();
        }
    }

    int requests() {
        return requests.get();
    }

    int repeats() {
        return repeats.get();
    }

    /** What went wrong for good, with every answer on the way. */
    List<String> failures() {
        return List.copyOf(failures);
    }
}
