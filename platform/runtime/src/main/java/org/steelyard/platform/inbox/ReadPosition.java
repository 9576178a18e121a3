package org.steelyard.platform.inbox;

import org.apache.kafka.common.TopicPartition;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How far a consumer group had read a partition when the store took note of it.
 *
 * @param next the offset of the next record
 */
@Document("readPositions")
record ReadPosition(@Id String id, long next) {

    static String idOf(String group, TopicPartition partition) {
        return group + "|" + partition.topic() + "|" + partition.partition();
    }
}
