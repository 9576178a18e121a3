package org.steelyard.escalation.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.steelyard.escalation.notification.Recipient;
import org.steelyard.escalation.notification.Waiting;
import org.steelyard.platform.telemetry.LogKeys;

/**
 * Sets rounds going: at once for a recipient that was told something here, and now and then for all. Each webhook has a
 * thread of its own while it is being pushed to, so none waits for another; there are as many as there are webhooks at
 * most.
 */
@Component
class WebhookDelivery implements Waiting, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(WebhookDelivery.class);

    private final Webhooks webhooks;
    private final WebhookRounds rounds;
    private final WebhookSettings settings;
    private final WebhookMetrics metrics;
    private final Clock clock;
    private final Set<Recipient> nudged = ConcurrentHashMap.newKeySet();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Set<Recipient> again = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Instant lastSweep = Instant.MIN;

    WebhookDelivery(
            Webhooks webhooks, WebhookRounds rounds, WebhookSettings settings, WebhookMetrics metrics, Clock clock) {
        this.webhooks = webhooks;
        this.rounds = rounds;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void nudge(Recipient recipient) {
        nudged.add(recipient);
    }

    @Scheduled(fixedDelayString = "${steelyard.webhooks.watch-interval:500ms}")
    void look() {
        try {
            var recipients = drain(nudged);
            recipients.addAll(drain(again));
            if (isTimeToSweep()) {
                sweep();
            } else if (!recipients.isEmpty()) {
                start(webhooks.activeFor(recipients));
            }
        } catch (DataAccessException e) {
            lastSweep = Instant.MIN;
            log.atWarn()
                    .addKeyValue(LogKeys.CAUSE, e.getClass().getSimpleName())
                    .log("Webhooks not looked at, tried again after the next interval");
        }
    }

    /** Looks at all of them: what a crash left behind, what waited for the morning, what is to be tried again. */
    void sweep() {
        lastSweep = clock.instant();
        var active = webhooks.active();
        metrics.keepOnly(active.stream().map(Webhook::id).collect(Collectors.toSet()));
        start(active);
        metrics.dead(webhooks.countDead());
    }

    private boolean isTimeToSweep() {
        var now = clock.instant();
        return lastSweep.equals(Instant.MIN)
                || now.isBefore(lastSweep)
                || !now.isBefore(lastSweep.plus(settings.sweepInterval()));
    }

    private static Set<Recipient> drain(Set<Recipient> set) {
        var drained = new HashSet<>(set);
        set.removeAll(drained);
        return drained;
    }

    private void start(List<Webhook> some) {
        some.forEach(webhook -> {
            if (busy.add(webhook.id())) {
                threads.execute(() -> run(webhook));
            } else {
                again.add(webhook.recipient()); // it may have looked just before
            }
        });
    }

    private void run(Webhook webhook) {
        try {
            if (rounds.run(webhook) == WebhookRounds.End.TAKEN) {
                again.add(webhook.recipient());
            }
        } catch (RuntimeException e) { // the next sweep tries again
            log.atWarn()
                    .addKeyValue(LogKeys.SUBJECT, webhook.id())
                    .addKeyValue(LogKeys.CAUSE, e.getClass().getSimpleName())
                    .log("Webhook not pushed to");
        } finally {
            busy.remove(webhook.id());
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
