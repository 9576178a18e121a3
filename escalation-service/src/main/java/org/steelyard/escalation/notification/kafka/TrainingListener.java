package org.steelyard.escalation.notification.kafka;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.escalation.notification.Announcement;

/**
 * Has training sessions announced to those invited. Nobody is in a hurry, so streams at other replicas find it at their next
 * heartbeat.
 */
@Component
class TrainingListener {

    private final Announcement announcement;

    TrainingListener(Announcement announcement) {
        this.announcement = announcement;
    }

    @KafkaListener(id = "invitations", idIsGroup = false, topics = TrainingEvent.TOPIC)
    void on(TrainingEvent event) {
        announcement.announce(event);
    }
}
