package org.steelyard.assessment.score.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.score.RebuildLog;
import org.steelyard.assessment.score.ScoringEngines;
import org.steelyard.assessment.score.ScoringJson;
import org.steelyard.assessment.score.ScoringSettings;
import org.steelyard.contracts.ScoreEvent;
import org.steelyard.contracts.ScoreEvent.ScoreChanged;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.inbox.TopicSettings;
import tools.jackson.databind.json.JsonMapper;

/** What engines have on the broker: their topics, how far they have read, and who works in them. */
@Component
class EngineLog implements RebuildLog {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaAdmin kafka;
    private final KafkaTemplate<String, byte[]> producer;
    private final ConsumerFactory<String, byte[]> consumers;
    private final EventCodec codec;
    private final ScoringEngines engines;
    private final ScoringSettings scoring;
    private final TopicSettings topics;
    private final AtomicLong recordsRead = new AtomicLong();
    private final AtomicLong recordsThere = new AtomicLong();
    private final JsonMapper json = ScoringJson.mapper();

    EngineLog(
            KafkaAdmin kafka,
            KafkaTemplate<String, byte[]> producer,
            ConsumerFactory<String, byte[]> consumers,
            EventCodec codec,
            ScoringEngines engines,
            ScoringSettings scoring,
            TopicSettings topics,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.producer = producer;
        this.consumers = consumers;
        this.codec = codec;
        this.engines = engines;
        this.scoring = scoring;
        this.topics = topics;
        Gauge.builder("steelyard.score.rebuild.read", recordsRead, AtomicLong::get)
                .description("Records of the facts that a rebuild has read, 0 while there is none")
                .register(meters);
        Gauge.builder("steelyard.score.rebuild.end", recordsThere, AtomicLong::get)
                .description("Records of the facts there are for a rebuild, 0 while there is none")
                .register(meters);
    }

    /** Makes an engine's topics, with as many partitions as the facts have, so that a unit's news meet its facts. */
    void makeTopics(int engine) {
        var application = engines.applicationId(engine);
        kafka.createOrModifyTopics(
                TopicBuilder.name(application + "-scores")
                        .partitions(topics.partitions())
                        .replicas(topics.replication())
                        .compact()
                        .build(),
                TopicBuilder.name(application + "-inputs")
                        .partitions(topics.partitions())
                        .replicas(topics.replication())
                        .config(
                                "retention.ms",
                                Long.toString(scoring.newsRetention().toMillis()))
                        .build());
    }

    @Override
    public Progress progress(int engine) {
        try (var admin = admin()) {
            var wanted = new HashMap<TopicPartition, OffsetSpec>();
            get(admin.describeTopics(ScoringTopology.FACTS).allTopicNames())
                    .forEach((name, topic) -> topic.partitions()
                            .forEach(part ->
                                    wanted.put(new TopicPartition(name, part.partition()), OffsetSpec.latest())));
            var ends = get(admin.listOffsets(wanted).all());
            var committed = get(admin.listConsumerGroupOffsets(engines.applicationId(engine))
                    .partitionsToOffsetAndMetadata());
            long read = 0;
            long end = 0;
            for (var partition : wanted.keySet()) {
                var at = committed.get(partition);
                read += at == null ? 0 : at.offset();
                end += java.util.Objects.requireNonNull(ends.get(partition)).offset();
            }
            recordsRead.set(read);
            recordsThere.set(end);
            return new Progress(read, end);
        }
    }

    /** There is no rebuild whose progress could be told: it took over, or was dropped. */
    void noRebuild() {
        recordsThere.set(0);
        recordsRead.set(0);
    }

    /** Whether nobody works in an engine any more, anywhere: its last transaction is over. */
    boolean isOver(int engine) {
        var application = engines.applicationId(engine);
        try (var admin = admin()) {
            var asked = admin.describeConsumerGroups(List.of(application))
                    .describedGroups()
                    .get(application);
            var state = java.util.Objects.requireNonNull(asked)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .groupState();
            return state == GroupState.EMPTY || state == GroupState.DEAD;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return true;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells an engine what was last told of each unit, and then that it is its turn. */
    void handOver(int engine) {
        var inputs = engines.applicationId(engine) + "-inputs";
        var sent = new ArrayList<CompletableFuture<?>>();
        lastTold().forEach((key, change) -> {
            var last = new Told.Announced(
                    change.period(), change.sequence(), change.score(), change.grade(), change.scheme());
            sent.add(send(
                    new ProducerRecord<>(inputs, key.substring(0, key.indexOf('|')), json.writeValueAsBytes(last))));
        });
        join(sent); // before anyone is told that it is its turn
        sent.clear();
        for (int partition = 0; partition < topics.partitions(); partition++) {
            sent.add(send(new ProducerRecord<>(inputs, partition, ScoringTopology.TO_ALL, new byte[] {1})));
        }
        join(sent);
    }

    private CompletableFuture<?> send(ProducerRecord<String, byte[]> record) {
        record.headers().add(ScoringTopology.HANDOVER, "1".getBytes(StandardCharsets.UTF_8));
        return producer.send(record);
    }

    private void join(List<CompletableFuture<?>> sent) {
        producer.flush();
        sent.forEach(CompletableFuture::join);
    }

    /** Reads score-events to its end; it is compacted, so that is about one record per unit and period. */
    private Map<String, ScoreChanged> lastTold() {
        var last = new HashMap<String, ScoreChanged>();
        try (Consumer<String, byte[]> consumer = consumers.createConsumer("handover", "")) {
            var partitions = consumer.partitionsFor(ScoreEvent.TOPIC).stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (codec.read(record.headers(), record.value()) instanceof ScoreChanged change) {
                        last.put(change.key(), change);
                    }
                }
            }
        }
        return last;
    }

    @Override
    public void forget(int engine) {
        var application = engines.applicationId(engine);
        try (var admin = admin()) {
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!isOver(engine) && System.nanoTime() - deadline < 0) {
                Thread.onSpinWait(); // each look takes a moment of its own
            }
            quietly(admin.deleteConsumerGroups(List.of(application)).all());
            var mine = get(admin.listTopics().names()).stream()
                    .filter(name -> name.equals(application + "-scores")
                            || name.equals(application + "-inputs")
                            || name.equals(application + "-" + ScoringTopology.STORE + "-changelog"))
                    .toList();
            quietly(admin.deleteTopics(mine).all());
        }
    }

    private static void quietly(KafkaFuture<Void> deletion) {
        try {
            var unused = deletion.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException
                    || e.getCause() instanceof GroupNotEmptyException
                    || e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return java.util.Objects.requireNonNull(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private Admin admin() {
        return Admin.create(kafka.getConfigurationProperties());
    }
}
