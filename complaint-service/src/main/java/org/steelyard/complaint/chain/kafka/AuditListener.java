package org.steelyard.complaint.chain.kafka;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.complaint.chain.LedgerChain;
import org.steelyard.contracts.AuditEvent;
import org.steelyard.contracts.AuditEvent.LedgerAnchored;
import org.steelyard.contracts.AuditEvent.LedgerWritten;
import org.steelyard.contracts.Event;
import org.steelyard.platform.inbox.EventBatch;

/** Ties what was written in the ledgers to their chains. */
@Component
class AuditListener {

    private final EventBatch batch;
    private final LedgerChain chain;

    AuditListener(EventBatch batch, LedgerChain chain) {
        this.batch = batch;
        this.chain = chain;
    }

    @KafkaListener(topics = AuditEvent.TOPIC, containerFactory = "eventBatches")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        batch.handOver(records, this::tie);
    }

    private void tie(List<Event> events) {
        var writes = new ArrayList<LedgerWritten>();
        for (var event : events) {
            switch ((AuditEvent) event) {
                case LedgerWritten written -> writes.add(written);
                case LedgerAnchored _ -> {} // told by this service itself
            }
        }
        chain.tie(writes);
    }
}
