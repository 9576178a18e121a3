package org.steelyard.escalation.notification.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.steelyard.escalation.notification.Notification;

/** A notification as people see it. */
record NotificationView(
        long id,
        String type,
        @Nullable String escalation,
        @Nullable String complaint,
        @Nullable String ledgerNumber,
        String unit,
        @Nullable String office,
        @Nullable String warning,
        @Nullable String title,
        @Nullable String session,
        boolean urgent,
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
                notification.warning(),
                notification.title(),
                notification.session(),
                notification.isUrgent(),
                notification.at());
    }
}
