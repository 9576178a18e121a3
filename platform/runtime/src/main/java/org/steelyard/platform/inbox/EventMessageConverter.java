package org.steelyard.platform.inbox;

import java.lang.reflect.Type;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.converter.MessagingMessageConverter;
import org.steelyard.platform.event.EventCodec;

/** Gives a listener the event in a record; the type comes from the CloudEvents header, never from the payload. */
class EventMessageConverter extends MessagingMessageConverter {

    private final EventCodec codec;

    EventMessageConverter(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    protected Object extractAndConvertValue(ConsumerRecord<?, ?> record, @Nullable Type type) {
        return codec.read(record.headers(), (byte[]) record.value());
    }
}
