package org.steelyard.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

/** Reads a topic from its beginning to its present end, for tests that look at what was told. */
public final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private TopicReader() {}

    /** Every record now on the topic, in the order they were sent, whatever their partitions. */
    public static List<ConsumerRecord<String, byte[]>> readAll(
            ConsumerFactory<String, byte[]> consumers, String topic) {
        try (var consumer = consumers.createConsumer("reader", "reader")) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(POLL).forEach(records::add);
            }
            records.sort(Comparator.comparingLong(ConsumerRecord::timestamp)); // keeps the order within a partition
            return records;
        }
    }
}
