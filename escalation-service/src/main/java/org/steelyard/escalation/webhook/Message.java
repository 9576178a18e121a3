package org.steelyard.escalation.webhook;

import java.util.List;
import org.steelyard.escalation.notification.Notification;

/**
 * What is pushed at once: a notification, or what came in while nobody was at work. Made anew after a crash it has the
 * same id, by which a receiver knows it has it already.
 */
record Message(String id, boolean digest, List<Notification> notifications) {

    Message {
        notifications = List.copyOf(notifications);
    }

    static Message one(Webhook webhook, Notification notification) {
        return new Message(webhook.id() + "_" + notification.id(), false, List.of(notification));
    }

    static Message digest(Webhook webhook, List<Notification> notifications) {
        return new Message(
                webhook.id() + "_" + notifications.getFirst().id() + "-"
                        + notifications.getLast().id(),
                true,
                notifications);
    }

    long upTo() {
        return notifications.getLast().id();
    }

    String type() {
        return digest ? "digest" : notifications.getFirst().type();
    }
}
