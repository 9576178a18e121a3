package org.steelyard.escalation.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How far a webhook has come, and who is at it. Every change is a guarded write, so a replica that was taken for dead and
 * wakes up again finds that it has nothing to say any more.
 *
 * @param urgentUpTo the last notification dealt with on the urgent lane
 * @param routineUpTo the last one on the other
 * @param holder the replica that is at it, none if nobody is
 * @param heldUntil from when on another may take it
 * @param failures in a row
 * @param nextTryAt when it is tried again, none if there is nothing to wait for
 * @param lastDeliveredAt when the receiver last took something
 * @param lastFailure why it last did not, none once it has again
 */
@Document("webhook-progress")
record WebhookProgress(
        @Id String id,
        @Version @Nullable Long version,
        long urgentUpTo,
        long routineUpTo,
        @Nullable String holder,
        @Nullable Instant heldUntil,
        int failures,
        @Nullable Instant nextTryAt,
        @Nullable Instant lastDeliveredAt,
        @Nullable String lastFailure) {

    static WebhookProgress of(Webhook webhook) {
        return new WebhookProgress(
                webhook.id(), null, webhook.startAfter(), webhook.startAfter(), null, null, 0, null, null, null);
    }

    long upTo(Lane lane) {
        return lane == Lane.URGENT ? urgentUpTo : routineUpTo;
    }

    boolean isHeldBySomebodyElse(String replica, Instant now) {
        return holder != null && !holder.equals(replica) && heldUntil != null && heldUntil.isAfter(now);
    }

    boolean isToWait(Instant now) {
        return nextTryAt != null && nextTryAt.isAfter(now);
    }

    WebhookProgress held(@Nullable String replica, @Nullable Instant until) {
        return new WebhookProgress(
                id,
                version,
                urgentUpTo,
                routineUpTo,
                replica,
                until,
                failures,
                nextTryAt,
                lastDeliveredAt,
                lastFailure);
    }

    WebhookProgress past(Lane lane, long notification) {
        return new WebhookProgress(
                id,
                version,
                lane == Lane.URGENT ? notification : urgentUpTo,
                lane == Lane.ROUTINE ? notification : routineUpTo,
                holder,
                heldUntil,
                failures,
                nextTryAt,
                lastDeliveredAt,
                lastFailure);
    }

    WebhookProgress delivered(Instant now) {
        return new WebhookProgress(id, version, urgentUpTo, routineUpTo, holder, heldUntil, 0, null, now, null);
    }

    /** The receiver is there, but does not want what it was sent. */
    WebhookProgress refused(String cause) {
        return new WebhookProgress(
                id, version, urgentUpTo, routineUpTo, holder, heldUntil, 0, null, lastDeliveredAt, cause);
    }

    WebhookProgress failed(String cause, Instant next) {
        return new WebhookProgress(
                id, version, urgentUpTo, routineUpTo, holder, heldUntil, failures + 1, next, lastDeliveredAt, cause);
    }
}
