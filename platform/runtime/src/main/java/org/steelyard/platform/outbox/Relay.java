package org.steelyard.platform.outbox;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.telemetry.LogKeys;
import org.steelyard.platform.telemetry.Traces;

/**
 * Brings saved events to the broker, in the order of each aggregate, without waiting for one before sending the next, and
 * clears them from their documents in bulk once the broker has them. What a crash or an outage left is found by the
 * {@link Sweep}. Sending twice is harmless: consumers know an event by its source, subject and sequence.
 */
@Component
class Relay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final int CLEARED_AT_A_TIME = 1_000;
    private static final long POLL_MILLIS = 200;

    private final MongoOperations mongo;
    private final ProducerFactory<String, byte[]> producers;
    private final Clock clock;
    private final OutboxSettings settings;
    private final BlockingQueue<Flight> waiting;
    private final BlockingQueue<Flight> acknowledged = new LinkedBlockingQueue<>();
    private final Map<FlightKey, Flight> inFlight = new ConcurrentHashMap<>();
    /** Since when there has been what the broker refused, until the sweep takes it up again. */
    private final Map<FlightKey, Instant> left = new ConcurrentHashMap<>();

    private final Map<String, Counter> sent = new ConcurrentHashMap<>();
    private final Traces traces;
    private final MeterRegistry meters;
    private final Counter failed;
    private volatile boolean running;
    private volatile boolean leftBehind = true;
    private @Nullable Thread sender;
    private @Nullable Thread clearer;

    Relay(
            MongoOperations mongo,
            ProducerFactory<String, byte[]> producers,
            Clock clock,
            OutboxSettings settings,
            Traces traces,
            MeterRegistry meters) {
        this.mongo = mongo;
        this.producers = producers;
        this.clock = clock;
        this.settings = settings;
        this.waiting = new ArrayBlockingQueue<>(settings.queue());
        this.traces = traces;
        this.meters = meters;
        this.failed = Counter.builder("steelyard.outbox.failed")
                .description("Sends that failed and will be tried again")
                .register(meters);
        Gauge.builder("steelyard.outbox.oldest.age", this, Relay::oldestAgeSeconds)
                .description("Age of the oldest event not yet acknowledged by the broker")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("steelyard.outbox.unsent", inFlight, Map::size)
                .description("Events handed over and not yet acknowledged")
                .register(meters);
    }

    /**
     * Takes the pending events of one aggregate, in order; those already under way are left alone. One caller at a time:
     * a creation and a change right after it are often written with one disk write and come here together.
     */
    synchronized void send(String collection, String id, List<PendingEvent> pending) {
        for (var event : pending) {
            var flight = new Flight(
                    new FlightKey(collection, id, event.topic(), event.sequence()),
                    event,
                    event.since(clock.instant()));
            if (inFlight.putIfAbsent(flight.key(), flight) == null && !waiting.offer(flight)) {
                inFlight.remove(flight.key());
                leftBehind = true;
                return; // later events of the aggregate must not overtake this one
            }
        }
    }

    /** Whether something was left behind since the last call; who asks sends what is still pending. */
    boolean takeLeftBehind() {
        var any = leftBehind;
        leftBehind = false;
        left.clear();
        return any;
    }

    private void sendAll() {
        try (var producer = producers.createProducer()) {
            while (running || !waiting.isEmpty()) {
                var flight = waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (flight != null) {
                    sendOne(producer, flight);
                }
            }
            producer.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendOne(Producer<String, byte[]> producer, Flight flight) {
        try {
            var unused = producer.send(flight.toRecord(), (_, failure) -> {
                if (failure == null) {
                    sent(flight.event()).increment();
                    acknowledged.add(flight);
                    flight.endIn(traces);
                } else {
                    leave(flight, failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            leave(flight, e);
        }
    }

    private Counter sent(PendingEvent event) {
        return sent.computeIfAbsent(
                event.headers().getOrDefault(EventCodec.TYPE, "none"),
                type -> Counter.builder("steelyard.outbox.sent")
                        .description("Events the broker has acknowledged")
                        .tag("type", type)
                        .register(meters));
    }

    private void leave(Flight flight, Exception failure) {
        failed.increment();
        if (left.size() < settings.queue()) {
            left.put(flight.key(), flight.since()); // one that is refused at once is hardly ever seen in flight
        }
        inFlight.remove(flight.key());
        leftBehind = true;
        log.atWarn()
                .addKeyValue(LogKeys.SUBJECT, flight.key().id())
                .addKeyValue(LogKeys.TOPIC, flight.event().topic())
                .addKeyValue(LogKeys.CAUSE, failure.getClass().getSimpleName())
                .log("Event not sent, left for the sweep");
    }

    private void clearAll() {
        try {
            while (running || !inFlight.isEmpty()) {
                var first = acknowledged.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    var batch = new ArrayList<Flight>();
                    batch.add(first);
                    acknowledged.drainTo(batch, CLEARED_AT_A_TIME);
                    clear(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void clear(List<Flight> batch) {
        try {
            batch.stream()
                    .collect(Collectors.groupingBy(flight -> flight.key().collection()))
                    .forEach((collection, flights) -> {
                        var unused = mongo.getCollection(collection)
                                .bulkWrite(removals(flights), new BulkWriteOptions().ordered(false));
                    });
        } catch (DataAccessException | com.mongodb.MongoException e) {
            leftBehind = true; // they stay pending and will be told once more
            log.atWarn()
                    .addKeyValue(LogKeys.CAUSE, e.getClass().getSimpleName())
                    .log("Acknowledged events not cleared");
        } finally {
            batch.forEach(flight -> inFlight.remove(flight.key()));
        }
    }

    private static List<WriteModel<Document>> removals(List<Flight> flights) {
        return flights.stream()
                .collect(Collectors.groupingBy(
                        flight -> new Telling(flight.key().id(), flight.key().topic()),
                        Collectors.mapping(flight -> flight.key().sequence(), Collectors.toList())))
                .entrySet()
                .stream()
                .<WriteModel<Document>>map(entry -> new UpdateOneModel<>(
                        Filters.eq("_id", entry.getKey().id()),
                        Updates.pull(
                                "pending",
                                new Document("topic", entry.getKey().topic())
                                        .append("sequence", new Document("$in", entry.getValue())))))
                .toList();
    }

    private double oldestAgeSeconds() {
        return Stream.concat(inFlight.values().stream().map(Flight::since), left.values().stream())
                .min(Comparator.naturalOrder())
                .map(since -> (clock.millis() - since.toEpochMilli()) / 1000.0)
                .orElse(0.0);
    }

    @Override
    public void start() {
        running = true;
        sender = Thread.ofPlatform().name("outbox-sender").start(this::sendAll);
        clearer = Thread.ofPlatform().name("outbox-clearer").start(this::clearAll);
    }

    @Override
    public void stop() {
        running = false;
        for (var thread : new Thread[] {sender, clearer}) {
            try {
                if (thread != null && !thread.join(settings.closeTimeout())) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped after the web server and the listeners, which write until their own end. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** The same number may stand on two topics: the facts of a document and the record of its writing count apart. */
    private record FlightKey(String collection, String id, String topic, long sequence) {}

    private record Telling(String id, String topic) {}

    private record Flight(FlightKey key, PendingEvent event, Instant since) {
        /** From the write to the broker's answer, beside what consumers do meanwhile. */
        void endIn(Traces traces) {
            traces.ended(
                    event.topic() + " send", Span.Kind.PRODUCER, event.headers().get(Traces.PARENT), since);
        }

        ProducerRecord<String, byte[]> toRecord() {
            var headers = new RecordHeaders();
            event.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
            return new ProducerRecord<>(
                    event.topic(), null, event.key(), event.body().getBytes(StandardCharsets.UTF_8), headers);
        }
    }
}
