package org.steelyard.escalation.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.steelyard.escalation.SettableClock;

class ReferralMetricsTests {

    private static final Instant MORNING = Instant.parse("2026-11-16T01:00:00Z");

    private final SettableClock clock = new SettableClock(MORNING);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ReferralMetrics metrics = new ReferralMetrics(meters, clock);

    @Test
    void tellHowLongClocksCouldNotBeLookedAt() {
        clock.set(MORNING.plusSeconds(90));
        assertThat(gauge("unwatched")).isEqualTo(90);

        look(0);
        clock.set(MORNING.plusSeconds(95));

        assertThat(gauge("unwatched")).isEqualTo(5);
    }

    @Test
    void tellWhatWaitsOnceAMinute() {
        look(3);
        clock.set(MORNING.plusSeconds(59));
        look(4);
        assertThat(gauge("waiting")).isEqualTo(3);

        clock.set(MORNING.plus(Duration.ofMinutes(1)));
        look(0);

        assertThat(gauge("waiting")).isZero();
        assertThat(gauge("running")).isEqualTo(7);
    }

    private void look(long waiting) {
        metrics.looked(clock.instant(), () -> 7, () -> waiting);
    }

    private double gauge(String name) {
        return meters.get("steelyard.referral.clocks." + name).gauge().value();
    }
}
