package org.steelyard.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.steelyard.embedded.EmbeddedBacking;
import org.steelyard.platform.telemetry.Traces;

class RelayTests {

    private static final int AGGREGATES = 100_000;
    private static final int QUEUE = 2 * AGGREGATES;
    private static final String TOPIC = "facts";

    /** As when a group commit lets a creation and the change after it go on at the same moment. */
    @Test
    void aChangeThatComesTogetherWithTheCreationDoesNotOvertakeIt() throws InterruptedException {
        var producer = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        try (var client = MongoClients.create(EmbeddedBacking.shared().mongoUri())) {
            var relay = new Relay(
                    new MongoTemplate(client, "relay"),
                    () -> producer,
                    Clock.systemUTC(),
                    new OutboxSettings(
                            QUEUE, Duration.ofSeconds(2), Duration.ofMinutes(1), 500, Duration.ofMinutes(1), 5),
                    new Traces(Tracer.NOOP, Propagator.NOOP, Clock.systemUTC()),
                    new SimpleMeterRegistry());
            together(
                    number -> relay.send("things", Integer.toString(number), List.of(event(number, 1))),
                    number -> relay.send(
                            "things", Integer.toString(number), List.of(event(number, 1), event(number, 2))));
            relay.start();
            relay.stop();
        }

        assertThat(producer.history().stream().map(RelayTests::told))
                .hasSize(QUEUE)
                .satisfies(all -> assertThat(all.stream().filter(told -> told.endsWith("-1")))
                        .hasSize(AGGREGATES));
        assertThat(overtaken(producer.history())).isEmpty();
    }

    private static List<String> overtaken(List<ProducerRecord<String, byte[]>> history) {
        var first = new java.util.HashSet<String>();
        var overtaken = new ArrayList<String>();
        for (var record : history) {
            if (told(record).endsWith("-1")) {
                first.add(record.key());
            } else if (!first.contains(record.key())) {
                overtaken.add(record.key());
            }
        }
        return overtaken;
    }

    private static String told(ProducerRecord<String, byte[]> record) {
        return new String(record.value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static PendingEvent event(int number, long sequence) {
        return new PendingEvent(sequence, TOPIC, Integer.toString(number), Map.of(), number + "-" + sequence, null);
    }

    private interface Step {
        void of(int number);
    }

    /** Both come to each number at the same moment, as near as two cores can. */
    private static void together(Step... steps) throws InterruptedException {
        var arrived = new AtomicInteger();
        var threads = Stream.of(steps)
                .map(step -> Thread.ofPlatform().start(() -> {
                    for (int number = 0; number < AGGREGATES; number++) {
                        arrived.incrementAndGet();
                        while (arrived.get() < steps.length * (number + 1)) {
                            Thread.onSpinWait();
                        }
                        step.of(number);
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
    }
}
