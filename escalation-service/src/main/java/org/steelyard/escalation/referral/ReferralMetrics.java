package org.steelyard.escalation.referral;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.EscalationEvent.EscalationOverdue;
import org.steelyard.contracts.EscalationEvent.EscalationRaised;
import org.steelyard.contracts.EscalationEvent.ReferralEvent;

/** What operators and the county see of referrals. */
@Component
class ReferralMetrics {

    /** Counting looks at all referrals where the store has no index, so it is not done at every look. */
    private static final Duration COUNTED_EVERY = Duration.ofMinutes(1);

    /** Buckets of the time to acknowledge; L2 is one working day, which a weekend or a holiday stretches. */
    private static final Duration[] WITHIN = {
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(4),
        Duration.ofDays(1),
        Duration.ofDays(2),
        Duration.ofDays(3),
        Duration.ofDays(7)
    };

    private final MeterRegistry meters;
    private final Counter unroutable;
    private final Timer acknowledgement;
    private final AtomicLong running;
    private final AtomicLong waiting;
    private volatile Instant counted = Instant.EPOCH;
    private volatile Instant looked;

    ReferralMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.looked = clock.instant();
        this.unroutable = Counter.builder("steelyard.referral.unroutable")
                .description("Referrals that were put before the county")
                .register(meters);
        this.acknowledgement = Timer.builder("steelyard.referral.acknowledgement")
                .description("From the referral to the office's taking it on")
                .serviceLevelObjectives(WITHIN)
                .register(meters);
        this.running = new AtomicLong();
        this.waiting = new AtomicLong();
        clocks("steelyard.referral.clocks.running", "Clocks of referrals that run", running);
        clocks("steelyard.referral.clocks.waiting", "Clocks that ran out and nobody has looked at yet", waiting);
        Gauge.builder("steelyard.referral.clocks.unwatched", this, metrics -> metrics.secondsSinceLooked(clock))
                .description("Since all clocks could last be looked at")
                .baseUnit("seconds")
                .register(meters);
    }

    private double secondsSinceLooked(Clock clock) {
        return Duration.between(looked, clock.instant()).toMillis() / 1000.0;
    }

    private void clocks(String name, String description, AtomicLong count) {
        Gauge.builder(name, count, AtomicLong::get).description(description).register(meters);
    }

    /** A rule fired; the table bounds the names. */
    void fired(String rule) {
        meters.counter("steelyard.referral.rules.fired", "rule", rule).increment();
    }

    /** A referral was sent on its way, or could not be. */
    void routed(Escalation escalation) {
        if (escalation.status() == EscalationStatus.UNROUTABLE) {
            unroutable.increment();
        }
    }

    void acknowledged(Escalation escalation) {
        var taken = escalation.timeToAcknowledge();
        if (taken != null && !escalation.complaint().isImported()) {
            acknowledgement.record(taken);
        }
    }

    /** What clocks led to. */
    void happened(List<ReferralEvent> events) {
        for (var event : events) {
            if (event instanceof EscalationOverdue overdue) {
                meters.counter(
                                "steelyard.referral.overdue",
                                "clock",
                                overdue.clock().name())
                        .increment();
            } else if (event instanceof EscalationRaised raised) {
                meters.counter(
                                "steelyard.referral.raised",
                                "level",
                                raised.level().name())
                        .increment();
            }
        }
    }

    /** All clocks could be looked at: how many run, and how many of them should have been looked at by now. */
    void looked(Instant now, LongSupplier runningNow, LongSupplier waitingNow) {
        looked = now;
        if (!now.isBefore(counted.plus(COUNTED_EVERY))) {
            counted = now;
            running.set(runningNow.getAsLong());
            waiting.set(waitingNow.getAsLong());
        }
    }
}
