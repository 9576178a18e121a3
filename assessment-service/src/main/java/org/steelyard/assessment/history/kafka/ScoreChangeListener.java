package org.steelyard.assessment.history.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.history.ScoreHistory;
import org.steelyard.contracts.ScoreEvent;
import org.steelyard.contracts.ScoreEvent.ScoreChanged;
import org.steelyard.platform.inbox.EventBatch;

/** Keeps where scores stood each day, a poll of changes at a time. */
@Component
class ScoreChangeListener {

    private final ScoreHistory history;
    private final EventBatch batch;

    ScoreChangeListener(ScoreHistory history, EventBatch batch) {
        this.history = history;
        this.batch = batch;
    }

    @KafkaListener(
            id = "score-history",
            idIsGroup = false,
            topics = ScoreEvent.TOPIC,
            groupId = "${spring.kafka.consumer.group-id}-history",
            containerFactory = "eventBatches")
    void keep(List<ConsumerRecord<String, byte[]>> records) {
        batch.handOver(
                records,
                events -> history.keep(events.stream()
                        .filter(ScoreChanged.class::isInstance)
                        .map(ScoreChanged.class::cast)
                        .toList()));
    }
}
