package org.steelyard.escalation.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a recipient is told, without a word about a person.
 *
 * @param id counted from 1 for each recipient, without gaps
 * @param event the identity of the fact behind it
 * @param type the fact's name, such as {@code escalated-to-office}
 * @param escalation the referral's id
 * @param complaint the complaint's id
 * @param unit the code of the unit that received the complaint
 * @param office the office concerned, if any yet
 * @param at when it happened
 */
public record Notification(
        long id,
        String event,
        String type,
        String escalation,
        String complaint,
        String ledgerNumber,
        String unit,
        @Nullable String office,
        Instant at) {

    Notification numbered(long number) {
        return new Notification(number, event, type, escalation, complaint, ledgerNumber, unit, office, at);
    }
}
