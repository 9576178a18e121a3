package org.steelyard.escalation.notification.kafka;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.escalation.notification.Announcement;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.event.PoisonRecord;
import org.steelyard.platform.telemetry.LogKeys;

/** Has every fact of a referral or a warning announced: once by the replica it falls to, and at each where somebody listens. */
@Component
class EscalationListener {

    private static final Logger log = LoggerFactory.getLogger(EscalationListener.class);

    private static final String ANNOUNCEMENTS = "announcements";

    private final Announcement announcement;
    private final EventCodec codec;
    private final KafkaListenerEndpointRegistry listeners;

    EscalationListener(Announcement announcement, EventCodec codec, KafkaListenerEndpointRegistry listeners) {
        this.announcement = announcement;
        this.codec = codec;
        this.listeners = listeners;
    }

    @KafkaListener(id = ANNOUNCEMENTS, idIsGroup = false, topics = EscalationEvent.TOPIC)
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
        records.stream().filter(record -> !fallsToThisReplica(record)).forEach(this::announceHere);
    }

    /** The other listener is about to do it, or has, and doing it twice would only make both late. */
    private boolean fallsToThisReplica(ConsumerRecord<String, byte[]> record) {
        return listeners.getListenerContainer(ANNOUNCEMENTS) instanceof MessageListenerContainer container
                && container.getAssignedPartitions() instanceof Collection<TopicPartition> assigned
                && assigned.contains(new TopicPartition(record.topic(), record.partition()));
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
