package org.steelyard.escalation.webhook;

import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.escalation.notification.Notification;

/**
 * A message its receiver did not take. It stays until an operator has it sent again and it is taken, or the webhook goes.
 *
 * @param id the message's
 * @param first the number of its first notification
 * @param cause why it was not taken
 * @param replay whether it is to be sent again
 */
@Document("webhook-dead-letters")
public record DeadLetter(
        @Id String id,
        String webhook,
        long first,
        boolean digest,
        List<Notification> notifications,
        String cause,
        Instant diedAt,
        boolean replay) {

    public DeadLetter {
        notifications = List.copyOf(notifications);
    }

    static DeadLetter of(Webhook webhook, Message message, String cause, Instant now) {
        return new DeadLetter(
                message.id(),
                webhook.id(),
                message.notifications().getFirst().id(),
                message.digest(),
                message.notifications(),
                cause,
                now,
                false);
    }

    Message message() {
        return new Message(id, digest, notifications);
    }
}
