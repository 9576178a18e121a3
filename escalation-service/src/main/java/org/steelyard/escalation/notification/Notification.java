package org.steelyard.escalation.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a recipient is told, without a word about a person.
 *
 * @param id counted from 1 for each recipient, without gaps
 * @param event the identity of the fact behind it
 * @param type the fact's name, such as {@code escalated-to-office}
 * @param escalation the referral's id, none for anything else
 * @param complaint the complaint's id, none for anything but a referral
 * @param ledgerNumber the complaint's, none for anything but a referral
 * @param unit the code of the unit that received the complaint, of the county that warns, or of the unit that gives the session
 * @param office the office concerned, if any yet
 * @param warning the warning's id, none for anything else
 * @param title the warning's title
 * @param session the training session's id, none for anything else
 * @param urgent whether it is worth waking somebody
 * @param at when it happened
 * @param toldAt when it was written to this log; none on those written before that was kept
 */
public record Notification(
        long id,
        String event,
        String type,
        @Nullable String escalation,
        @Nullable String complaint,
        @Nullable String ledgerNumber,
        String unit,
        @Nullable String office,
        @Nullable String warning,
        @Nullable String title,
        @Nullable String session,
        @Nullable Boolean urgent,
        Instant at,
        @Nullable Instant toldAt) {

    Notification numbered(long number, Instant now) {
        return new Notification(
                number,
                event,
                type,
                escalation,
                complaint,
                ledgerNumber,
                unit,
                office,
                warning,
                title,
                session,
                urgent,
                at,
                now);
    }

    /** Whether it is worth waking somebody. */
    public boolean isUrgent() {
        return Boolean.TRUE.equals(urgent);
    }

    /** When somebody could first have read it. */
    public Instant readableSince() {
        return toldAt == null ? at : toldAt;
    }
}
