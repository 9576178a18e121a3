package org.steelyard.assessment.evidence.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.evidence.FactStore;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.platform.inbox.EventBatch;

/** Keeps the facts of all services, a poll at a time; what cannot be read goes to the dead letters from here. */
@Component
class FactListener {

    private final FactStore facts;
    private final EventBatch batch;

    FactListener(FactStore facts, EventBatch batch) {
        this.facts = facts;
        this.batch = batch;
    }

    @KafkaListener(
            id = "evidence",
            idIsGroup = false,
            topics = {
                NetworkEvent.TOPIC,
                ComplaintEvent.TOPIC,
                EscalationEvent.TOPIC,
                TrainingEvent.TOPIC,
                DutyEvent.TOPIC
            },
            groupId = "${spring.kafka.consumer.group-id}-evidence",
            containerFactory = "eventBatches")
    void keep(List<ConsumerRecord<String, byte[]>> records) {
        batch.handOver(records, facts::keep);
    }
}
