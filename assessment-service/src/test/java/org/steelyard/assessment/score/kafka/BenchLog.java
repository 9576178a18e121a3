package org.steelyard.assessment.score.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
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
import org.steelyard.platform.event.EventCodec;

/**
 * The log that the rebuild bench reads: {@value #CASES} cases of {@value #FACTS_EACH} facts at each point. A longer log has
 * more points, as a larger county has, so that what one score costs stays the same.
 */
final class BenchLog {

    static final int CASES = 40;
    static final int FACTS_EACH = 4;
    static final int PARTITIONS = 4;
    /** How a point's code begins. */
    static final String POINT = "35";

    static final int YEAR = 2026;

    private static final int POINTS_PER_STATION = 11;
    private static final Instant JANUARY = Instant.parse("2026-01-05T02:00:00Z");

    private final EventCodec codec = new EventCodec();
    private final String bootstrap;
    private final int points;

    BenchLog(String bootstrap, int facts) {
        this.bootstrap = bootstrap;
        this.points = Math.ceilDiv(facts, CASES * FACTS_EACH);
    }

    long facts() {
        return (long) points * CASES * FACTS_EACH;
    }

    int points() {
        return points;
    }

    String bootstrap() {
        return bootstrap;
    }

    void write(List<String> others) throws ExecutionException, InterruptedException {
        topics(Stream.concat(EventCatalogue.topics().stream().map(topic -> topic.value()), others.stream())
                .toList());
        try (var producer = producer()) {
            for (int point = 0; point < points; point++) {
                if (point % POINTS_PER_STATION == 0) {
                    send(producer, registered(station(point)));
                }
                send(producer, registered(unit(point)));
            }
            for (int number = 0; number < CASES; number++) {
                for (int point = 0; point < points; point++) {
                    aCase(point, number).forEach(event -> send(producer, event));
                }
            }
            producer.flush();
        }
    }

    void topics(List<String> names) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    KafkaProducer<String, byte[]> producer() {
        // one at a time: partitions this young move their leader, and what is retried must stay in order
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "max.in.flight.requests.per.connection", 1),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Reads all partitions of a topic, from where {@code seek} puts it. */
    KafkaConsumer<String, byte[]> consumer(String topic) {
        var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = new ArrayList<TopicPartition>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            partitions.add(new TopicPartition(topic, partition));
        }
        consumer.assign(partitions);
        return consumer;
    }

    void send(KafkaProducer<String, byte[]> producer, Event event) {
        var headers = new RecordHeaders();
        codec.attributes(event).forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        var unused = producer.send(new ProducerRecord<>(
                EventCatalogue.topicOf(event.getClass()),
                null,
                event.key(),
                codec.write(event).getBytes(StandardCharsets.UTF_8),
                headers));
    }

    static List<ComplaintEvent> aCase(int point, int number) {
        var unit = unit(point);
        var id = new UUID(point, number).toString();
        var at = JANUARY.plus(Duration.ofDays(7L * (number % CASES))).plusSeconds(point % 3_600);
        return List.of(
                received(unit, id, number, at),
                new ComplaintAccepted(origin(id, 2, at.plusSeconds(3_600), unit), "D2", null),
                new MediationAttempted(origin(id, 3, at.plusSeconds(7_200), unit), 1, AttemptOutcome.AGREED),
                new ComplaintSettled(origin(id, 4, at.plusSeconds(7_300), unit), Money.cny("60.00")));
    }

    private static ComplaintReceived received(UnitRef unit, String id, int number, Instant at) {
        return new ComplaintReceived(
                origin(id, 1, at, unit),
                unit.code() + "-" + YEAR + "-" + number,
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
                null);
    }

    private static UnitRef unit(int point) {
        var code = POINT + "%010d".formatted(point);
        var station = station(point);
        return new UnitRef(code, UnitKind.POINT, List.of(station.path().getFirst(), station.code(), code));
    }

    private static UnitRef station(int point) {
        var code = "36%010d".formatted(point / POINTS_PER_STATION);
        return new UnitRef(code, UnitKind.STATION, List.of("350000000000", code));
    }

    private static Event registered(UnitRef unit) {
        return new UnitRegistered(
                origin(unit.code(), 1, JANUARY, unit),
                new UnitState("unit", LocalDate.of(YEAR - 1, 1, 1), null, List.of()));
    }

    private static Origin origin(String subject, long sequence, Instant at, UnitRef unit) {
        return new Origin("bench", subject, sequence, at, at, unit, Role.POINT_OFFICER, Channel.APP);
    }
}
