package org.steelyard.assessment.integrity.kafka;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.integrity.ReadingProgress;

/** Compares what the checks' group has read, in whatever process, with the ends of its topics. */
@Component
class ReadFacts implements ReadingProgress {

    private static final long PATIENCE_SECONDS = 10;

    private final KafkaAdmin admin;
    private final KafkaListenerEndpointRegistry listeners;

    ReadFacts(KafkaAdmin admin, KafkaListenerEndpointRegistry listeners) {
        this.admin = admin;
        this.listeners = listeners;
    }

    @Override
    public boolean isCaughtUp() {
        var container = Objects.requireNonNull(listeners.getListenerContainer(IntegrityListener.ID));
        var topics = List.of(
                Objects.requireNonNull(container.getContainerProperties().getTopics()));
        var group = Objects.requireNonNull(container.getGroupId());
        try (var kafka = Admin.create(admin.getConfigurationProperties())) {
            var places = got(kafka.describeTopics(topics).allTopicNames()).values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
            // the ends first: what is told after this instant is not waited for
            var ends = got(kafka.listOffsets(places).all());
            var read = got(kafka.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            return ends.entrySet().stream().allMatch(end -> {
                var at = read.get(end.getKey());
                return end.getValue().offset() <= (at == null ? 0 : at.offset());
            });
        }
    }

    private static <T> T got(KafkaFuture<T> future) {
        try {
            return Objects.requireNonNull(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking how far the checks have read", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Cannot tell how far the checks have read", e);
        }
    }
}
