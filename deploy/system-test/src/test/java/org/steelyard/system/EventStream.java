package org.steelyard.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A browser's stream of server-sent events: cut off, it comes again at the next gateway, from the last event it saw. */
final class EventStream implements AutoCloseable {

    /**
     * An event.
     *
     * @param name empty where it has none
     */
    record Event(String id, String name, String data) {}

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RunningSystem system;
    private final String account;
    private final String path;
    private final int gateways;
    private final Consumer<Event> onEvent;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private final AtomicInteger openings = new AtomicInteger();
    private volatile boolean closed;
    private volatile @Nullable String lastId;
    private volatile @Nullable Stream<String> open;

    /** @param onEvent called for each event, one after the other */
    EventStream(RunningSystem system, String account, String path, int gateways, Consumer<Event> onEvent) {
        this.system = system;
        this.account = account;
        this.path = path;
        this.gateways = gateways;
        this.onEvent = onEvent;
        this.reader = Thread.ofVirtual().name("stream " + path).start(this::readOn);
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** How often it was opened. */
    int openings() {
        return openings.get();
    }

    /** Whether it has been told where it begins: what happens from now on is not missed. */
    boolean hasBegun() {
        return lastId != null;
    }

    private void readOn() {
        for (int attempt = 0; !closed; attempt++) {
            try {
                var answer = system.open(attempt % gateways + 1, account, path, lastId);
                if (answer.statusCode() == 200) {
                    openings.incrementAndGet();
                    read(answer.body());
                } else {
                    answer.body().close();
                    pause();
                }
            } catch (IOException | UncheckedIOException cutOff) {
                pause(); // as is to be expected where processes are killed; then it comes again
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** As browsers do before they come again. */
    private static void pause() {
        await().pollDelay(PAUSE).until(() -> true);
    }

    private void read(Stream<String> lines) {
        open = lines;
        var name = "";
        var data = new ArrayList<String>();
        for (var all = lines.iterator(); all.hasNext(); ) {
            var line = all.next();
            if (line.startsWith("id:")) {
                lastId = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.add(line.substring(5).strip());
            } else if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    take(new Event(String.valueOf(lastId), name, String.join("\n", data)));
                }
                name = "";
                data.clear();
            }
        }
    }

    private void take(Event event) {
        events.add(event);
        onEvent.accept(event);
    }

    @Override
    public void close() {
        closed = true;
        var lines = open;
        if (lines != null) {
            lines.close();
        }
        reader.interrupt();
    }
}
