package org.steelyard.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.platform.event.EventCodec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Faults of the log: records that nobody can use, and a broker that takes none. */
final class LogFaults implements AutoCloseable {

    private static final String ENGINE = "steelyard-assessment-rebuild-1";

    private static final int MANY = 1_500;

    private final RunningSystem system;
    private final JsonMapper json = new JsonMapper();
    private int newest = 1_000;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    LogFaults(RunningSystem system) {
        this.system = system;
        var broker = Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, system.broker());
        this.admin = Admin.create(broker);
        this.producer = new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer());
    }

    List<Fault> all() {
        return List.of(
                Fault.raising("a record is no event", "DeadLetters", "RecordsNotScored", "ErrorLines")
                        .causedBy(() -> put(record("{"))),
                Fault.raising("a newer service tells what this one does not know", "UnknownEvents")
                        .causedBy(() -> {
                            var news = record("{}");
                            news.headers()
                                    .add(EventCodec.TYPE, "complaint-forgotten.v9".getBytes(StandardCharsets.UTF_8));
                            put(news);
                        }),
                Fault.raising("the broker takes no facts", "EventsNotSent").causedBy(() -> {
                    atMost(1, ComplaintEvent.TOPIC);
                    enter();
                }),
                // those it did not take are told late
                Fault.raising("the broker takes them late", "ScoresLate")
                        .causedBy(() -> atMost(1_000_000, ComplaintEvent.TOPIC)),
                Fault.raising("a rebuild cannot write", "RebuildStalled")
                        .causedBy(this::rebuildInVain)
                        .mendedBy(this::dropRebuild));
    }

    /** What comes last, for nothing is scored after it. */
    Fault scoringMeetsWhatItCannotRead() {
        return Fault.raising("scoring fails at one record again and again", "ScoringStopped")
                .causedBy(() -> put(new ProducerRecord<>("steelyard-assessment-inputs", "nobody", new byte[] {'{'})));
    }

    /** The registry's newest fact of a unit, without what scoring needs of it. */
    Fault aFactLacksWhatScoringNeeds() {
        return Fault.raising("a fact lacks what scoring needs", "UnitsNotScored")
                .causedBy(() ->
                        tellOfUnit(state -> ((ObjectNode) state.path("officers").path(0)).remove("from")))
                .mendedBy(() -> tellOfUnit(_ -> {}));
    }

    /** Has the first fact of a complaint told again, more often than a consumer may be behind. */
    void repeat(String complaint) throws Exception {
        var told = new AtomicReference<@Nullable ConsumerRecord<String, byte[]>>();
        await().untilAsserted(() -> {
            EventLog.readAll(system.broker(), List.of(ComplaintEvent.TOPIC), record -> {
                if (complaint.equals(EventCodec.text(record.headers(), EventCodec.SUBJECT))) {
                    told.set(record);
                }
            });
            assertThat(told.get()).isNotNull();
        });
        var first = Objects.requireNonNull(told.get());
        for (int i = 0; i < MANY; i++) {
            var unused = producer.send(new ProducerRecord<>(
                    first.topic(), first.partition(), first.key(), first.value(), first.headers()));
        }
        producer.flush();
    }

    private void enter() throws Exception {
        var answer = system.post(
                "point", "/api/complaints", Intake.ENTRY, UUID.randomUUID().toString());
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.body());
        }
    }

    private static ProducerRecord<String, byte[]> record(String value) {
        return new ProducerRecord<>(ComplaintEvent.TOPIC, "nobody", value.getBytes(StandardCharsets.UTF_8));
    }

    private void put(ProducerRecord<String, byte[]> record) throws InterruptedException, ExecutionException {
        var unused = producer.send(record).get();
    }

    /** How long a record of a topic may be. */
    private void atMost(int bytes, String topic) throws InterruptedException, ExecutionException {
        var longest = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(longest, AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private void dropRebuild() {
        var run = system.run(
                Duration.ofMinutes(2),
                List.of("env", "SCORES=" + system.service("assessment-service"), "./deploy/rebuild-scores", "--drop"));
        assertThat(run.exit()).as(run.output()).isZero();
    }

    /** Tells the first fact of a unit's officers again as its newest, altered. */
    private void tellOfUnit(Consumer<ObjectNode> alter) throws Exception {
        var told = new AtomicReference<@Nullable ConsumerRecord<String, byte[]>>();
        EventLog.readAll(system.broker(), List.of(NetworkEvent.TOPIC), record -> {
            if ("officer-appointed.v1".equals(EventCodec.typeIn(record.headers()))) {
                told.compareAndSet(null, record);
            }
        });
        var first = Objects.requireNonNull(told.get());
        var fact = (ObjectNode) json.readTree(first.value());
        fact.put("sequence", ++newest).put("recordedAt", Instant.now().toString());
        alter.accept((ObjectNode) fact.path("state"));
        var record = new ProducerRecord<>(first.topic(), first.partition(), first.key(), json.writeValueAsBytes(fact));
        first.headers().forEach(record.headers()::add);
        put(record);
    }

    private void rebuildInVain() throws Exception {
        var facts = admin.describeTopics(List.of(ComplaintEvent.TOPIC))
                .allTopicNames()
                .get();
        var partitions = Objects.requireNonNull(facts.get(ComplaintEvent.TOPIC))
                .partitions()
                .size();
        for (var topic : List.of(ENGINE + "-inputs", ENGINE + "-scores")) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)
                            .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "1"))))
                    .all()
                    .get();
        }
        var answer = system.post(
                "operator", "/api/scores/rebuilds", "{}", UUID.randomUUID().toString());
        if (answer.statusCode() != 202) {
            throw new AssertionError(answer.body());
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
