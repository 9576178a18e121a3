package org.steelyard.escalation.notification.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.escalation.notification.Announcement;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.event.PoisonRecord;
import org.steelyard.platform.telemetry.LogKeys;

/** Has every fact of a referral announced: once by the replica it falls to, and at each where somebody listens. */
@Component
class EscalationListener {

    private static final Logger log = LoggerFactory.getLogger(EscalationListener.class);

    private final Announcement announcement;
    private final EventCodec codec;

    EscalationListener(Announcement announcement, EventCodec codec) {
        this.announcement = announcement;
        this.codec = codec;
    }

    @KafkaListener(topics = EscalationEvent.TOPIC)
    void on(EscalationEvent event) {
        announcement.announce(event);
    }

    /**
     * Every replica hears all from now on, in a group of its own, for the clients that listen at it. It may fail: the
     * other listener retries and puts poison aside, and a stream looks at the log at each heartbeat anyway.
     */
    @KafkaListener(
            topics = EscalationEvent.TOPIC,
            groupId = "${spring.application.name}-streams-#{T(java.util.UUID).randomUUID()}",
            containerFactory = "eventBatches",
            properties = "auto.offset.reset=latest")
    void onHere(List<ConsumerRecord<String, byte[]>> records) {
        records.forEach(this::announceHere);
    }

    private void announceHere(ConsumerRecord<String, byte[]> record) {
        try {
            var type = EventCodec.typeIn(record.headers());
            if (type != null
                    && EventCatalogue.byType(type).isPresent()
                    && codec.read(record.headers(), record.value()) instanceof EscalationEvent event) {
                announcement.announceHere(event);
            }
        } catch (PoisonRecord | DataAccessException e) {
            log.atDebug()
                    .addKeyValue(LogKeys.CAUSE, e.getClass().getSimpleName())
                    .log("Not announced here");
        }
    }
}
