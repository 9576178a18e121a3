package org.steelyard.assessment.integrity.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.integrity.IntegrityFacts;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.platform.inbox.EventBatch;

/** Has the checks look at what units wrote down, a poll at a time. */
@Component
class IntegrityListener {

    static final String ID = "integrity";

    private final IntegrityFacts facts;
    private final EventBatch batch;

    IntegrityListener(IntegrityFacts facts, EventBatch batch) {
        this.facts = facts;
        this.batch = batch;
    }

    @KafkaListener(
            id = IntegrityListener.ID,
            idIsGroup = false,
            topics = {ComplaintEvent.TOPIC, EscalationEvent.TOPIC, TrainingEvent.TOPIC},
            groupId = "${spring.kafka.consumer.group-id}-integrity",
            containerFactory = "eventBatches")
    void keep(List<ConsumerRecord<String, byte[]>> records) {
        batch.handOver(records, facts::keep);
    }
}
