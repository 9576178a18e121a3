package org.steelyard.escalation.webhook;

import org.steelyard.escalation.notification.Notification;

/** What is urgent overtakes what is not; within a lane everything goes in the order in which it was told. */
enum Lane {
    URGENT,
    ROUTINE;

    boolean takes(Notification notification) {
        return notification.isUrgent() == (this == URGENT);
    }
}
