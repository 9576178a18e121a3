package org.steelyard.escalation.notification.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.steelyard.escalation.notification.Notification;

/** A notification as people see it. */
record NotificationView(
        long id,
        String type,
        String escalation,
        String complaint,
        String ledgerNumber,
        String unit,
        @Nullable String office,
        Instant at) {

    static NotificationView of(Notification notification) {
        return new NotificationView(
                notification.id(),
                notification.type(),
                notification.escalation(),
                notification.complaint(),
                notification.ledgerNumber(),
                notification.unit(),
                notification.office(),
                notification.at());
    }
}
