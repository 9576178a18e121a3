package org.steelyard.escalation.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** What operators see of webhooks. */
@Component
class WebhookMetrics {

    private static final String DELIVERIES = "steelyard.webhooks.deliveries";

    private final Counter delivered;
    private final Counter refused;
    private final Counter failed;
    private final Counter buried;
    private final MeterRegistry meters;
    private final Map<String, Instant> waiting = new ConcurrentHashMap<>();
    private final AtomicLong dead = new AtomicLong();

    WebhookMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        delivered = deliveries("delivered");
        refused = deliveries("refused");
        failed = deliveries("failed");
        buried = deliveries("dead");
        Gauge.builder("steelyard.webhooks.dead-letters", dead, AtomicLong::get)
                .description("Messages their receivers did not take, waiting for an operator")
                .register(meters);
        Gauge.builder("steelyard.webhooks.waiting", waiting, Map::size)
                .description("Webhooks whose receivers do not take what there is")
                .register(meters);
        Gauge.builder("steelyard.webhooks.oldest", waiting, held -> age(held, clock))
                .description("Age of the oldest notification that should have been pushed")
                .baseUnit("seconds")
                .register(meters);
    }

    private Counter deliveries(String outcome) {
        return Counter.builder(DELIVERIES)
                .description("Messages by what became of them")
                .tag("outcome", outcome)
                .register(meters);
    }

    private static double age(Map<String, Instant> held, Clock clock) {
        return held.values().stream()
                .min(Comparator.naturalOrder())
                .map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    void delivered() {
        delivered.increment();
    }

    void refused() {
        refused.increment();
    }

    void failed() {
        failed.increment();
    }

    void buried() {
        buried.increment();
    }

    /** By the hundred, so that receivers cannot make up series. */
    void attempted(int status) {
        meters.counter("steelyard.webhooks.answers", "class", status / 100 + "xx")
                .increment();
    }

    void waiting(String webhook, Instant due) {
        waiting.put(webhook, due);
    }

    void caughtUp(String webhook) {
        waiting.remove(webhook);
    }

    /** Nothing waits for a webhook that was removed or stopped. */
    void keepOnly(Set<String> active) {
        waiting.keySet().retainAll(active);
    }

    void dead(long count) {
        dead.set(count);
    }
}
