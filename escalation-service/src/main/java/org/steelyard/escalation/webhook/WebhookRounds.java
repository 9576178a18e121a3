package org.steelyard.escalation.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.steelyard.escalation.notification.Notification;
import org.steelyard.escalation.notification.NotificationReading;
import org.steelyard.platform.telemetry.LogKeys;

/**
 * Pushes what there is to push to one webhook: first what an operator wants sent again, then what is urgent, then, while
 * people are at work, the rest. One replica at a time does it, under a lease that each step renews; a step is written down
 * after it is done, so that a crash repeats it and loses nothing.
 */
@Component
class WebhookRounds {

    private static final Logger log = LoggerFactory.getLogger(WebhookRounds.class);

    /** How a round ended. */
    enum End {
        /** There is nothing more to push now. */
        DONE,
        /** Another replica is at it. */
        TAKEN,
        /** The receiver does not take it; it is tried again later. */
        STUCK
    }

    private final String replica = UUID.randomUUID().toString();
    private final Webhooks webhooks;
    private final NotificationReading notifications;
    private final OfficeHours hours;
    private final Wording wording;
    private final Receiver receiver;
    private final ReceiverGuard guard;
    private final WebhookSettings settings;
    private final WebhookMetrics metrics;
    private final Clock clock;

    WebhookRounds(
            Webhooks webhooks,
            NotificationReading notifications,
            OfficeHours hours,
            Wording wording,
            Receiver receiver,
            ReceiverGuard guard,
            WebhookSettings settings,
            WebhookMetrics metrics,
            Clock clock) {
        this.webhooks = webhooks;
        this.notifications = notifications;
        this.hours = hours;
        this.wording = wording;
        this.receiver = receiver;
        this.guard = guard;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Goes on with a webhook, unless somebody else is at it. */
    End run(Webhook webhook) {
        var progress = webhooks.progress(webhook);
        var now = now();
        if (progress.isHeldBySomebodyElse(replica, now)) {
            return End.TAKEN;
        }
        if (progress.isToWait(now)) {
            return End.STUCK;
        }
        if (isNothingNew(webhook, progress)) {
            metrics.caughtUp(webhook.id());
            return End.DONE;
        }
        try {
            var round = new Round(webhook, webhooks.save(progress.held(replica, now.plus(settings.lease()))));
            var end = round.replay() && round.go(Lane.URGENT) && round.go(Lane.ROUTINE) ? End.DONE : End.STUCK;
            round.release();
            return end;
        } catch (OptimisticLockingFailureException overtaken) {
            log.atDebug().addKeyValue(LogKeys.SUBJECT, webhook.id()).log("Another replica is at it");
            return End.TAKEN;
        }
    }

    /** Looked at before anything is written, for mostly there is nothing to do. */
    private boolean isNothingNew(Webhook webhook, WebhookProgress progress) {
        var first = Math.min(progress.urgentUpTo(), progress.routineUpTo());
        return notifications.after(webhook.recipient(), first, 1).isEmpty()
                && webhooks.toReplay(webhook.id(), 1).isEmpty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** One replica's turn at one webhook. */
    private final class Round {
        private final Webhook webhook;
        private WebhookProgress progress;

        Round(Webhook webhook, WebhookProgress progress) {
            this.webhook = webhook;
            this.progress = progress;
        }

        /** Has the dead letters sent again that an operator chose; answers whether the receiver is well. */
        boolean replay() {
            for (var letter : webhooks.toReplay(webhook.id(), settings.batch())) {
                try {
                    var refused = attempt(letter.message());
                    refused.ifPresentOrElse(cause -> webhooks.deadAgain(letter, cause), () -> webhooks.taken(letter));
                    write(after(refused));
                } catch (ReceiverFailed failed) {
                    webhooks.deadAgain(letter, failed.reason());
                    stuck(failed.reason());
                    return false;
                }
            }
            return true;
        }

        /** Pushes what a lane has; answers whether the receiver took it all. */
        boolean go(Lane lane) {
            while (!Thread.currentThread().isInterrupted()) {
                if (lane == Lane.ROUTINE && !hours.include(now())) {
                    return true;
                }
                var batch = notifications.after(webhook.recipient(), progress.upTo(lane), settings.batch());
                if (batch.isEmpty()) {
                    metrics.caughtUp(webhook.id());
                    return true;
                }
                var message = next(lane, batch);
                if (message.isEmpty()) {
                    write(progress.past(lane, batch.getLast().id()));
                } else if (!deliver(lane, message.get())) {
                    return false;
                }
            }
            return true;
        }

        /** The next notification of the lane, or all that had to wait for the morning. */
        private Optional<Message> next(Lane lane, List<Notification> batch) {
            var mine = batch.stream().filter(lane::takes).toList();
            if (mine.isEmpty()) {
                return Optional.empty();
            }
            var morning = hours.beginningOfDay(now());
            var waited = mine.stream()
                    .takeWhile(notification -> notification.readableSince().isBefore(morning))
                    .toList();
            return Optional.of(
                    lane == Lane.URGENT || waited.isEmpty()
                            ? Message.one(webhook, mine.getFirst())
                            : Message.digest(webhook, waited));
        }

        private boolean deliver(Lane lane, Message message) {
            try {
                var refused = attempt(message);
                refused.ifPresent(cause -> bury(message, cause));
                write(after(refused).past(lane, message.upTo()));
                return true;
            } catch (ReceiverFailed failed) {
                if (isTriedLongEnough(lane, message)) {
                    bury(message, failed.reason());
                    write(progress.past(lane, message.upTo()));
                    return true; // what else is as old goes the same way; the first that is not ends it
                }
                metrics.waiting(webhook.id(), due(lane, message));
                stuck(failed.reason());
                return false;
            }
        }

        /** Sends it; answers why it is refused for good, nothing if it was taken. */
        private Optional<String> attempt(Message message) {
            var answer = guard.call(webhook, () -> {
                var one = receiver.post(wording.call(webhook, message, now()));
                metrics.attempted(one.status());
                if (isTemporary(one.status())) {
                    throw new ReceiverFailed("HTTP_" + one.status());
                }
                return one;
            });
            if (answer.status() / 100 != 2) {
                metrics.refused();
                return Optional.of("HTTP_" + answer.status());
            }
            if (!wording.isTaken(webhook.format(), answer.body())) {
                metrics.refused();
                return Optional.of("ROBOT_REFUSED");
            }
            metrics.delivered();
            return Optional.empty();
        }

        private WebhookProgress after(Optional<String> refused) {
            return refused.map(progress::refused).orElseGet(() -> progress.delivered(now()));
        }

        private void bury(Message message, String cause) {
            webhooks.bury(DeadLetter.of(webhook, message, cause, now()));
            metrics.buried();
            log.atWarn()
                    .addKeyValue(LogKeys.SUBJECT, webhook.id())
                    .addKeyValue(LogKeys.CAUSE, cause)
                    .log("Put to the dead letters");
        }

        private boolean isTriedLongEnough(Lane lane, Message message) {
            return now().isAfter(due(lane, message).plus(settings.giveUpAfter()));
        }

        private Instant due(Lane lane, Message message) {
            var told = message.notifications().getFirst().readableSince();
            return lane == Lane.URGENT ? told : hours.dueFor(told);
        }

        private void stuck(String cause) {
            metrics.failed();
            var failures = progress.failures() + 1;
            write(progress.failed(cause, now().plus(guard.waitAfter(failures))));
            log.atInfo()
                    .addKeyValue(LogKeys.SUBJECT, webhook.id())
                    .addKeyValue(LogKeys.CAUSE, cause)
                    .addKeyValue(LogKeys.COUNT, failures)
                    .log("Receiver does not take it, tried again later");
        }

        private void write(WebhookProgress next) {
            progress = webhooks.save(next.held(replica, now().plus(settings.lease())));
        }

        void release() {
            progress = webhooks.save(progress.held(null, null));
        }
    }

    private static boolean isTemporary(int status) {
        return status == 408 || status == 425 || status == 429 || status >= 500;
    }
}
