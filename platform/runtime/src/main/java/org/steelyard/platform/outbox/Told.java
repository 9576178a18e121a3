package org.steelyard.platform.outbox;

import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.steelyard.platform.event.EventCodec;

/** A fact on the log, as far as it says whose it is and which of its subject's. */
record Told(String source, String subject, long sequence, String type) {

    static Told of(ConsumerRecord<String, byte[]> record) {
        var headers = record.headers();
        return new Told(
                text(headers, EventCodec.SOURCE),
                text(headers, EventCodec.SUBJECT),
                EventCodec.sequenceIn(headers),
                text(headers, EventCodec.TYPE));
    }

    private static String text(Headers headers, String name) {
        return Objects.requireNonNullElse(EventCodec.text(headers, name), "");
    }

    Told later(Told other) {
        return other.sequence > sequence ? other : this;
    }
}
