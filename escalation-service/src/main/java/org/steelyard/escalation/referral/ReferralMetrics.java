package org.steelyard.escalation.referral;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/** What operators and the county see of referrals. */
@Component
class ReferralMetrics {

    private final MeterRegistry meters;
    private final Counter unroutable;
    private final Timer acknowledgement;

    ReferralMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.unroutable = Counter.builder("steelyard.referral.unroutable")
                .description("Referrals for which no office could be found")
                .register(meters);
        this.acknowledgement = Timer.builder("steelyard.referral.acknowledgement")
                .description("From the referral to the office's taking it on")
                .register(meters);
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
}
