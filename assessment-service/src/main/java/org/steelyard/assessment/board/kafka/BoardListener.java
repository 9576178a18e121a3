package org.steelyard.assessment.board.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.board.BoardFacts;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.ScoreEvent;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.platform.inbox.EventBatch;

/** Keeps what the board counts, a poll at a time. */
@Component
class BoardListener {

    private final BoardFacts facts;
    private final EventBatch batch;

    BoardListener(BoardFacts facts, EventBatch batch) {
        this.facts = facts;
        this.batch = batch;
    }

    @KafkaListener(
            id = "board",
            idIsGroup = false,
            topics = {TrainingEvent.TOPIC, DutyEvent.TOPIC, ScoreEvent.TOPIC},
            groupId = "${spring.kafka.consumer.group-id}-board",
            containerFactory = "eventBatches")
    void keep(List<ConsumerRecord<String, byte[]>> records) {
        batch.handOver(records, facts::keep);
    }
}
