package org.steelyard.escalation.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebhookMetricsTests {

    private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final WebhookMetrics metrics = new WebhookMetrics(meters, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void nothingWaitsForAWebhookThatIsThereNoMore() {
        metrics.waiting("removed", NOW.minusSeconds(900));
        metrics.waiting("stuck", NOW.minusSeconds(60));
        assertThat(oldest()).isEqualTo(900);

        metrics.keepOnly(Set.of("stuck", "well"));

        assertThat(oldest()).isEqualTo(60);
    }

    private double oldest() {
        return meters.get("steelyard.webhooks.oldest").gauge().value();
    }
}
