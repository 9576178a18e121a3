package org.steelyard.testkit.sample.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.platform.event.EventCodec;

/** Hears of sheets a poll at a time, and remembers the trace that its log lines would have named. */
@Component
public class SheetPolls {

    private final Map<String, String> traces = new ConcurrentHashMap<>();

    @KafkaListener(
            topics = DutyEvent.TOPIC,
            groupId = "${spring.kafka.consumer.group-id}-polls",
            containerFactory = "eventBatches")
    void keep(List<ConsumerRecord<String, byte[]>> records) {
        var trace = MDC.get("traceId");
        for (var record : records) {
            var subject = record.headers().lastHeader(EventCodec.SUBJECT);
            if (trace != null && subject != null) {
                traces.put(new String(subject.value(), StandardCharsets.UTF_8), trace);
            }
        }
    }

    /** None, as long as nothing was heard of the sheet. */
    public @Nullable String traceOf(String sheet) {
        return traces.get(sheet);
    }
}
