package org.steelyard.platform.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.ScoreEvent;
import org.steelyard.contracts.Topic;

/** The facts on the log, read anew from wherever one likes, whoever reads them otherwise. */
@Component
class ToldFacts {

    private static final Duration POLL = Duration.ofMillis(200);

    private final ConsumerFactory<String, byte[]> consumers;
    private final StoreCheckSettings settings;
    private final String source;

    ToldFacts(
            ConsumerFactory<String, byte[]> consumers,
            StoreCheckSettings settings,
            @Value("${spring.application.name}") String application) {
        this.consumers = consumers;
        this.settings = settings;
        this.source = "/" + application;
    }

    /** What this service told last of each subject; what it tells as another source is numbered apart, and left out. */
    Collection<Told> lastOfOwn(long back) {
        var last = new HashMap<String, Told>();
        read(back, record -> {
            var told = Told.of(record);
            if (told.source().equals(source)) {
                last.merge(told.subject(), told, Told::later);
            }
        });
        return last.values();
    }

    /**
     * Reads to what is the end now.
     *
     * @param back how many records of each partition are read, those at its end
     */
    void read(long back, java.util.function.Consumer<ConsumerRecord<String, byte[]>> each) {
        try (var consumer = consumers.createConsumer("store-check", "store-check", null, impatient())) {
            var partitions = partitions(consumer);
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.beginningOffsets(partitions).forEach(from(consumer, ends, back));
            while (partitions.stream().anyMatch(one -> consumer.position(one) < endOf(one, ends))) {
                consumer.poll(POLL).forEach(each);
            }
        }
    }

    private static BiConsumer<TopicPartition, Long> from(
            Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, long back) {
        return (one, beginning) -> consumer.seek(one, Math.max(beginning, endOf(one, ends) - back));
    }

    private static long endOf(TopicPartition one, Map<TopicPartition, Long> ends) {
        return Objects.requireNonNull(ends.get(one));
    }

    /** Scores are computed from the log and saved nowhere as aggregates. */
    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        return EventCatalogue.topics().stream()
                .map(Topic::value)
                .filter(topic -> !topic.equals(ScoreEvent.TOPIC))
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private Properties impatient() {
        var properties = new Properties();
        properties.setProperty(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Long.toString(settings.timeout().toMillis()));
        properties.setProperty(
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Long.toString(settings.timeout().toMillis()));
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return properties;
    }
}
