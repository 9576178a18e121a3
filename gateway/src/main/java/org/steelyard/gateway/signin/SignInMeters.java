package org.steelyard.gateway.signin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** What is counted of sign-ins; all labels are words of this package. */
@Component
@ConditionalOnSignIn
class SignInMeters {

    private final MeterProvider<Counter> signIns;
    private final MeterProvider<Counter> ended;
    private final MeterProvider<Counter> refused;
    private final MeterProvider<Counter> refreshes;
    private final AtomicLong open = new AtomicLong();

    SignInMeters(MeterRegistry meters) {
        signIns = Counter.builder("gateway.sign.ins")
                .description("Sign-ins of browsers, by outcome")
                .withRegistry(meters);
        ended = Counter.builder("gateway.sessions.ended")
                .description("Sessions that ended, by what ended them")
                .withRegistry(meters);
        refused = Counter.builder("gateway.session.refusals")
                .description("Requests with a cookie that were refused, by reason")
                .withRegistry(meters);
        refreshes = Counter.builder("gateway.token.refreshes")
                .description("Tokens of sessions replaced, by outcome")
                .withRegistry(meters);
        Gauge.builder("gateway.sessions.open", open, AtomicLong::doubleValue)
                .description("Sessions in the store, of all instances; looked up now and then")
                .register(meters);
    }

    void signIn(String outcome) {
        signIns.withTag("outcome", outcome).increment();
    }

    void ended(String by, long sessions) {
        ended.withTag("by", by).increment(sessions);
    }

    void refused(String reason) {
        refused.withTag("reason", reason).increment();
    }

    void refreshed(String outcome) {
        refreshes.withTag("outcome", outcome).increment();
    }

    void open(long sessions) {
        open.set(sessions);
    }
}
