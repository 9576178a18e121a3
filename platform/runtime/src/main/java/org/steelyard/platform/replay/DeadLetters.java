package org.steelyard.platform.replay;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Brings dead letters back to the topic they came from, each once: how far it came is kept with the broker, as an offset. On a
 * compacted topic what came last for a key is what counts, so a dead letter that was overtaken there is left where it is.
 */
public final class DeadLetters {

    private static final String SUFFIX = ".dlt";
    private static final String GROUP = "dead-letter-replay";
    private static final String ADDED_WITH_IT = "kafka_dlt-";
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> connection;

    /**
     * Nothing is done yet.
     *
     * @param connection {@code bootstrap.servers}, and what else it takes to be let in
     */
    public DeadLetters(Map<String, Object> connection) {
        this.connection = connection;
    }

    /** How many wait, by the topic they came from; topics without any are left out. */
    public Map<String, Long> waiting() {
        try (var consumer = consumer()) {
            var waiting = new TreeMap<String, Long>();
            consumer.listTopics().keySet().stream()
                    .filter(topic -> topic.endsWith(SUFFIX))
                    .forEach(topic -> {
                        var ends = seek(consumer, topic);
                        var count = ends.entrySet().stream()
                                .mapToLong(end -> end.getValue() - consumer.position(end.getKey()))
                                .sum();
                        if (count > 0) {
                            waiting.put(topic.substring(0, topic.length() - SUFFIX.length()), count);
                        }
                    });
            return waiting;
        }
    }

    /** Brings back what waits now; what ends up among the dead letters again waits for the next time. */
    public Replayed replay(String topic) {
        try (var consumer = consumer();
                var producer = producer()) {
            var records = read(consumer, topic + SUFFIX);
            var newest = records.isEmpty() || !isCompacted(topic) ? Map.<String, Long>of() : newest(topic, records);
            var partitions = producer.partitionsFor(topic).size();
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (var record : records) {
                if (!isOvertaken(record, newest)) {
                    sent.add(producer.send(back(record, topic, partitions)));
                }
            }
            for (var one : sent) {
                acknowledged(one);
            }
            consumer.commitSync(done(records));
            return new Replayed(sent.size(), records.size() - sent.size());
        }
    }

    private List<ConsumerRecord<String, byte[]>> read(KafkaConsumer<String, byte[]> consumer, String topic) {
        var ends = seek(consumer, topic);
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(record -> {
                if (record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                    records.add(record);
                }
            });
        }
        return records;
    }

    /** Goes to where the last replay came to, and tells the present ends. */
    private static Map<TopicPartition, Long> seek(KafkaConsumer<String, byte[]> consumer, String topic) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .collect(Collectors.toSet());
        consumer.assign(partitions);
        var committed = consumer.committed(partitions);
        var beginnings = consumer.beginningOffsets(partitions);
        partitions.forEach(partition -> {
            var from = committed.get(partition);
            var beginning = beginnings.getOrDefault(partition, 0L);
            consumer.seek(partition, from == null ? beginning : Math.max(from.offset(), beginning));
        });
        return consumer.endOffsets(partitions);
    }

    private boolean isCompacted(String topic) {
        try (var admin = Admin.create(connection)) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            var kept = Objects.requireNonNull(
                    admin.describeConfigs(Set.of(resource)).all().get().get(resource));
            return Objects.requireNonNull(kept.get(TopicConfig.CLEANUP_POLICY_CONFIG))
                    .value()
                    .contains(TopicConfig.CLEANUP_POLICY_COMPACT);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not say how " + topic + " is kept", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The last offset of each of these keys. */
    private Map<String, Long> newest(String topic, List<ConsumerRecord<String, byte[]>> wanted) {
        var keys = wanted.stream().map(ConsumerRecord::key).collect(Collectors.toSet());
        var newest = new HashMap<String, Long>();
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> {
                    if (keys.contains(record.key())) {
                        newest.merge(record.key(), record.offset(), Math::max);
                    }
                });
            }
        }
        return newest;
    }

    private static boolean isOvertaken(ConsumerRecord<String, byte[]> record, Map<String, Long> newest) {
        var offset = record.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_OFFSET);
        var last = newest.get(record.key());
        return last != null
                && (offset == null || last > ByteBuffer.wrap(offset.value()).getLong());
    }

    private static ProducerRecord<String, byte[]> back(
            ConsumerRecord<String, byte[]> record, String topic, int partitions) {
        var headers = new RecordHeaders();
        record.headers().forEach(header -> {
            if (!header.key().startsWith(ADDED_WITH_IT)) {
                headers.add(header);
            }
        });
        var partition = record.partition() < partitions ? record.partition() : null;
        return new ProducerRecord<>(topic, partition, record.key(), record.value(), headers);
    }

    private static void acknowledged(Future<RecordMetadata> sent) {
        try {
            var unused = sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker did not take a record; nothing is counted as done", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> done(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .collect(Collectors.toMap(
                        record -> new TopicPartition(record.topic(), record.partition()),
                        record -> new OffsetAndMetadata(record.offset() + 1),
                        (one, other) -> one.offset() > other.offset() ? one : other));
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<String, byte[]> producer() {
        var settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * What became of them.
     *
     * @param brought records brought back
     * @param overtaken records left, because their topic keeps the last of each key and has a newer one
     */
    public record Replayed(int brought, int overtaken) {}
}
