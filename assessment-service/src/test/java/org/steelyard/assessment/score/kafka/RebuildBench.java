package org.steelyard.assessment;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.SpringApplication;
import org.steelyard.contracts.AttemptOutcome;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.ComplaintEvent.ComplaintAccepted;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ComplaintSettled;
import org.steelyard.contracts.ComplaintEvent.MediationAttempted;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.NetworkEvent.UnitRegistered;
import org.steelyard.contracts.NetworkEvent.UnitState;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.embedded.EmbeddedBacking;
import org.steelyard.platform.event.EventCodec;

/**
 * Rebuilding all scores from the log, against a loop that only polls and parses the same log, in one run.
 * Bounded: {@value #CASES} cases of four facts at {@value #POINTS} points, {@value #ROUNDS} rounds.
 */
public final class RebuildBench {

    private static final int POINTS = 154;
    private static final int CASES = 25_000;
    private static final int ROUNDS = 3;
    private static final int PARTITIONS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Instant JANUARY = Instant.parse("2026-01-05T02:00:00Z");

    private final EventCodec codec = new EventCodec();
    private final String bootstrap = EmbeddedBacking.shared().bootstrapServers();

    private RebuildBench() {}

    static void main() throws Exception {
        var bench = new RebuildBench();
        bench.fill();
        for (int round = 1; round <= ROUNDS; round++) {
            var bare = bench.pollAndParse();
            var rebuild = bench.rebuild(round);
            System.out.printf(
                    "round %d: poll and parse %.0f facts/s, rebuild %.0f facts/s, ratio %.3f%n",
                    round, bare, rebuild, rebuild / bare);
        }
        System.exit(0);
    }

    private void fill() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
                var producer = new KafkaProducer<>(
                        // one at a time: partitions this young move their leader, and what is retried must stay in
                        // order
                        Map.of("bootstrap.servers", bootstrap, "max.in.flight.requests.per.connection", 1),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            admin.createTopics(EventCatalogue.topics().stream()
                            .map(topic -> new NewTopic(topic.value(), PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
            for (int point = 0; point < POINTS; point++) {
                var unit = unit(point);
                send(
                        producer,
                        new UnitRegistered(
                                origin(unit.code(), 1, JANUARY, unit),
                                new UnitState("point", LocalDate.parse("2025-01-01"), null, List.of())));
            }
            for (int number = 0; number < CASES; number++) {
                aCase(number).forEach(event -> send(producer, event));
            }
            producer.flush();
        }
    }

    private static List<ComplaintEvent> aCase(int number) {
        var unit = unit(number % POINTS);
        var id = new UUID(7, number).toString();
        var at = JANUARY.plus(Duration.ofMinutes(18L * number));
        return List.of(
                new ComplaintReceived(
                        origin(id, 1, at, unit),
                        unit.code() + "-2026-" + number,
                        Category.FOOD,
                        Money.cny("120.00"),
                        1,
                        Harm.NONE,
                        true,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                new ComplaintAccepted(origin(id, 2, at.plusSeconds(3_600), unit), "D2", null),
                new MediationAttempted(origin(id, 3, at.plusSeconds(7_200), unit), 1, AttemptOutcome.AGREED),
                new ComplaintSettled(origin(id, 4, at.plusSeconds(7_300), unit), Money.cny("60.00")));
    }

    private static UnitRef unit(int point) {
        var code = "350428%06d".formatted(100_001 + point);
        return new UnitRef(code, UnitKind.POINT, List.of("350428000000", "350428100000", code));
    }

    private static Origin origin(String subject, long sequence, Instant at, UnitRef unit) {
        return new Origin("bench", subject, sequence, at, at, unit, Role.POINT_OFFICER, Channel.APP);
    }

    private void send(KafkaProducer<String, byte[]> producer, Event event) {
        var headers = new RecordHeaders();
        codec.attributes(event).forEach((name, value) -> headers.add(name, value.getBytes()));
        var unused = producer.send(new ProducerRecord<>(
                EventCatalogue.topicOf(event.getClass()),
                null,
                event.key(),
                codec.write(event).getBytes(),
                headers));
    }

    private double pollAndParse() {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var started = System.nanoTime();
            var parsed = 0;
            while (parsed < CASES * 4) {
                for (var record : consumer.poll(LOOK)) {
                    if (codec.read(record.headers(), record.value()).sequence() > 0) {
                        parsed++;
                    }
                }
            }
            return parsed / ((System.nanoTime() - started) / 1e9);
        }
    }

    /** From the first progress seen to the last fact in the state of its unit; the start of the JVM is left out. */
    private double rebuild(int round) throws Exception {
        var id = "rebuild-" + round;
        var arguments = new ArrayList<>(List.of(
                "--spring.mongodb.uri=" + EmbeddedBacking.shared().mongoUri() + id,
                "--spring.kafka.bootstrap-servers=" + bootstrap,
                "--spring.kafka.consumer.group-id=" + id + "-evidence",
                "--steelyard.store.embedded=true",
                "--steelyard.scoring.application-id=" + id,
                "--steelyard.scoring.state-directory=" + Files.createTempDirectory(id),
                "--server.port=0",
                "--management.server.port=0",
                "--logging.level.root=error"));
        try (var application =
                        SpringApplication.run(AssessmentServiceApplication.class, arguments.toArray(String[]::new));
                var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            if (!application.isActive()) {
                throw new IllegalStateException("Not started");
            }
            var began = System.nanoTime();
            var first = committed(admin, id);
            while (first == 0) {
                began = System.nanoTime();
                first = committed(admin, id);
            }
            while (committed(admin, id) < CASES * 4L) {
                if (System.nanoTime() - began > LIMIT.toNanos()) {
                    throw new IllegalStateException("Not rebuilt within " + LIMIT);
                }
                Thread.sleep(LOOK);
            }
            return (CASES * 4L - first) / ((System.nanoTime() - began) / 1e9);
        }
    }

    private static long committed(Admin admin, String group) throws Exception {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(ComplaintEvent.TOPIC) && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    private static List<TopicPartition> partitions() {
        var partitions = new ArrayList<TopicPartition>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            partitions.add(new TopicPartition(ComplaintEvent.TOPIC, partition));
        }
        return partitions;
    }
}
