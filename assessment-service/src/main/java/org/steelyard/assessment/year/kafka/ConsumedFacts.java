package org.steelyard.assessment.year.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.year.FactProgress;

/** Compares what the listener that keeps the facts has read with the ends of its topics. */
@Component
class ConsumedFacts implements FactProgress {

    private static final String LISTENER = "evidence";
    private static final long PATIENCE_SECONDS = 10;

    private final KafkaAdmin admin;
    private final KafkaListenerEndpointRegistry listeners;

    ConsumedFacts(KafkaAdmin admin, KafkaListenerEndpointRegistry listeners) {
        this.admin = admin;
        this.listeners = listeners;
    }

    @Override
    public Standing now() {
        var container = Objects.requireNonNull(listeners.getListenerContainer(LISTENER), LISTENER);
        var topics = List.of(
                Objects.requireNonNull(container.getContainerProperties().getTopics()));
        var group = Objects.requireNonNull(container.getGroupId());
        try (var kafka = Admin.create(admin.getConfigurationProperties())) {
            var places = places(kafka, topics);
            // the ends first: what is told after this instant is not waited for
            var ends = ends(kafka, places, OffsetSpec.latest());
            var begins = ends(kafka, places, OffsetSpec.earliest());
            var read = got(kafka.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            return standing(places, begins, ends, read);
        }
    }

    private static Standing standing(
            List<TopicPartition> places,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, OffsetAndMetadata> read) {
        var offsets = new HashMap<String, Long>();
        var lag = 0L;
        for (var place : places) {
            var committed = read.get(place);
            var at = committed == null ? begins.getOrDefault(place, 0L) : Long.valueOf(committed.offset());
            offsets.put(place.topic() + "-" + place.partition(), at);
            lag += Math.max(0, ends.getOrDefault(place, 0L) - at);
        }
        return new Standing(offsets, lag);
    }

    private static List<TopicPartition> places(Admin kafka, List<String> topics) {
        return got(kafka.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private static Map<TopicPartition, Long> ends(Admin kafka, List<TopicPartition> places, OffsetSpec which) {
        var asked = places.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
        return got(kafka.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static <T> T got(KafkaFuture<T> future) {
        try {
            return Objects.requireNonNull(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking how far the facts were read", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Cannot tell how far the facts were read", e);
        }
    }
}
