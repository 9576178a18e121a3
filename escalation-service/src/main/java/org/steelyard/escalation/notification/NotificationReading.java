package org.steelyard.escalation.notification;

import java.util.List;
import org.springframework.stereotype.Service;

/** Reads what a recipient was told. */
@Service
public class NotificationReading {

    private final NotificationLog notifications;

    NotificationReading(NotificationLog notifications) {
        this.notifications = notifications;
    }

    /** In order, after the given one, at most so many. */
    public List<Notification> after(Recipient recipient, long id, int limit) {
        return notifications.after(recipient, id, limit);
    }
}
