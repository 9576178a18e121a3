package org.steelyard.assessment.evidence.kafka;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.evidence.FactStore;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.SchemeEvent;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.platform.event.EventCodec;
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
                DutyEvent.TOPIC,
                SchemeEvent.TOPIC
            },
            groupId = "${spring.kafka.consumer.group-id}-evidence",
            containerFactory = "eventBatches")
    void keep(List<ConsumerRecord<String, byte[]>> records) {
        var places = places(records);
        batch.handOver(records, events -> facts.keep(events, places));
    }

    /** Told twice, a fact stands where it stood first. */
    private static Map<String, FactStore.Place> places(List<ConsumerRecord<String, byte[]>> records) {
        var places = new HashMap<String, FactStore.Place>();
        for (var record : records) {
            var id = record.headers().lastHeader(EventCodec.ID);
            if (id != null && id.value() != null) {
                places.putIfAbsent(
                        new String(id.value(), StandardCharsets.UTF_8),
                        new FactStore.Place(record.topic() + "-" + record.partition(), record.offset()));
            }
        }
        return places;
    }
}
