package org.steelyard.platform.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.stereotype.Component;
import org.steelyard.platform.telemetry.LogKeys;

/**
 * Keeps in the store how far its records were read, so that a store that is put back to an earlier time reads again what
 * it lost, whatever the broker says was read. What is read again has no second effect.
 */
@Component
class ReadPositions implements ConsumerAwareRebalanceListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReadPositions.class);

    private final MongoTemplate mongo;
    private final KafkaAdmin admin;
    private final ObjectProvider<KafkaListenerEndpointRegistry> listeners;
    private final InboxSettings settings;
    private final Counter again;
    /** What this process reads, by group, with what is noted of it; others note what they read. */
    private final Map<String, Map<TopicPartition, Long>> reading = new ConcurrentHashMap<>();

    private @Nullable ScheduledExecutorService timer;

    ReadPositions(
            MongoTemplate mongo,
            KafkaAdmin admin,
            ObjectProvider<KafkaListenerEndpointRegistry> listeners,
            InboxSettings settings,
            MeterRegistry meters) {
        this.mongo = mongo;
        this.admin = admin;
        this.listeners = listeners;
        this.settings = settings;
        this.again = Counter.builder("steelyard.events.read.again")
                .description("Records read again because the store does not know that they were read")
                .register(meters);
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var group = consumer.groupMetadata().groupId();
        if (!catchesUp(group)) {
            return;
        }
        var noted = noted(group, partitions);
        var back = new HashMap<TopicPartition, OffsetAndMetadata>();
        consumer.committed(new HashSet<>(partitions)).forEach((partition, read) -> {
            var next = noted.getOrDefault(ReadPosition.idOf(group, partition), 0L);
            if (read != null && next < read.offset()) {
                back.put(partition, new OffsetAndMetadata(next));
                again.increment(read.offset() - (double) next);
            }
        });
        if (!back.isEmpty()) {
            consumer.commitSync(back); // or the next note would take the broker's word
            back.forEach(consumer::seek);
            log.atInfo()
                    .addKeyValue(LogKeys.COUNT, back.size())
                    .log("Reading again what the store does not know to be read");
        }
        var ours = reading.computeIfAbsent(group, _ -> new ConcurrentHashMap<>());
        partitions.forEach(partition -> ours.put(partition, -1L));
    }

    /** A group of one process, which begins with what comes, has nothing to catch up with. */
    private boolean catchesUp(String group) {
        return listeners.getObject().getAllListenerContainers().stream()
                .filter(container -> group.equals(container.getGroupId()))
                .noneMatch(container -> "latest"
                        .equals(container
                                .getContainerProperties()
                                .getKafkaConsumerProperties()
                                .getProperty("auto.offset.reset")));
    }

    private Map<String, Long> noted(String group, Collection<TopicPartition> partitions) {
        var ids = partitions.stream().map(one -> ReadPosition.idOf(group, one)).toList();
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), ReadPosition.class).stream()
                .collect(Collectors.toMap(ReadPosition::id, ReadPosition::next));
    }

    @Override
    public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var group = consumer.groupMetadata().groupId();
        if (reading.get(group) instanceof Map<TopicPartition, Long> ours) {
            note(group, ours, consumer.committed(new HashSet<>(partitions)));
            ours.keySet().removeAll(partitions);
        }
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (reading.get(consumer.groupMetadata().groupId()) instanceof Map<TopicPartition, Long> ours) {
            ours.keySet().removeAll(partitions);
        }
    }

    /** What is committed was written before. */
    private void note(String group, Map<TopicPartition, Long> ours, Map<TopicPartition, OffsetAndMetadata> committed) {
        committed.forEach((partition, read) -> {
            if (read != null && ours.get(partition) instanceof Long noted && noted != read.offset()) {
                var unused = mongo.save(new ReadPosition(ReadPosition.idOf(group, partition), read.offset()));
                ours.replace(partition, read.offset());
            }
        });
    }

    private void noteAll() {
        try (var client = AdminClient.create(admin.getConfigurationProperties())) {
            for (var group : reading.entrySet()) {
                var committed = client.listConsumerGroupOffsets(group.getKey())
                        .partitionsToOffsetAndMetadata()
                        .get();
                note(group.getKey(), group.getValue(), committed);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) { // a timer that throws never runs again
            log.atWarn()
                    .addKeyValue(LogKeys.CAUSE, e.getClass().getSimpleName())
                    .log("How far was read is not noted, tried again after the interval");
        }
    }

    @Override
    public void start() {
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("read-positions").daemon().factory());
        var unused = timer.scheduleWithFixedDelay(
                this::noteAll,
                settings.positionInterval().toMillis(),
                settings.positionInterval().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
