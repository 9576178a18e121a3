package org.steelyard.platform.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.event.PoisonRecord;

/** Decodes a whole poll, so that a listener can write what it means in one go. */
@Component
public class EventBatch {

    private final EventCodec codec;
    private final io.micrometer.core.instrument.MeterRegistry meters;

    EventBatch(EventCodec codec, io.micrometer.core.instrument.MeterRegistry meters) {
        this.codec = codec;
        this.meters = meters;
    }

    /**
     * Hands over the events of a poll. Unknown types are skipped and counted. Poison ends the batch: what came before it
     * is handed over first, then the record goes to the dead letters and the rest comes again.
     */
    public void handOver(List<ConsumerRecord<String, byte[]>> records, Consumer<List<Event>> to) {
        var events = new ArrayList<Event>(records.size());
        for (int i = 0; i < records.size(); i++) {
            var record = records.get(i);
            var type = EventCodec.typeIn(record.headers());
            if (type != null && EventCatalogue.byType(type).isEmpty()) {
                meters.counter("steelyard.events.unknown", "topic", record.topic())
                        .increment();
                continue;
            }
            try {
                events.add(codec.read(record.headers(), record.value()));
            } catch (PoisonRecord poison) {
                to.accept(events);
                throw new BatchListenerFailedException("Poison", poison, i);
            }
        }
        to.accept(events);
    }
}
