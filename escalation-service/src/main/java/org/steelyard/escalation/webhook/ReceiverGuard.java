package org.steelyard.escalation.webhook;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Keeps one receiver's trouble its own: a breaker for each webhook, as two robots of one host have nothing to do with each
 * other; a bulkhead for each host, as its connections are what a hanging one eats up.
 */
@Component
class ReceiverGuard {

    private static final double JITTER = 0.5;
    private static final double FACTOR = 2.0;

    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;
    private final Retry retry;
    private final IntervalFunction waits;

    ReceiverGuard(WebhookSettings settings) {
        breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.breakerCalls())
                .minimumNumberOfCalls(settings.breakerCalls())
                .failureRateThreshold(100)
                .waitDurationInOpenState(settings.breakerWait())
                .permittedNumberOfCallsInHalfOpenState(1)
                .recordExceptions(ReceiverFailed.class)
                .build());
        bulkheads = BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(settings.perHost())
                .maxWaitDuration(Duration.ZERO)
                .build());
        retry = Retry.of(
                "receivers",
                RetryConfig.custom()
                        .maxAttempts(settings.attempts())
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(
                                settings.firstRetry(), FACTOR, JITTER, settings.maxRetry()))
                        .retryExceptions(ReceiverFailed.class)
                        .build());
        waits = IntervalFunction.ofExponentialRandomBackoff(settings.firstWait(), FACTOR, JITTER, settings.maxWait());
    }

    /** Calls, a few times if need be; throws {@link ReceiverFailed} with the reason if nothing helped. */
    Receiver.Answer call(Webhook webhook, Supplier<Receiver.Answer> call) {
        Bulkhead bulkhead = bulkheads.bulkhead(webhook.host());
        CircuitBreaker breaker = breakers.circuitBreaker(webhook.id());
        try {
            return Retry.decorateSupplier(
                            retry, CircuitBreaker.decorateSupplier(breaker, Bulkhead.decorateSupplier(bulkhead, call)))
                    .get();
        } catch (CallNotPermittedException open) {
            throw new ReceiverFailed("LEFT_ALONE", open);
        } catch (BulkheadFullException full) {
            throw new ReceiverFailed("HOST_BUSY", full);
        }
    }

    /** How long to wait after so many failures in a row. */
    Duration waitAfter(int failures) {
        return Duration.ofMillis(waits.apply(Math.max(1, failures)));
    }

    /** Forgets a webhook that is no more, or goes elsewhere from now on. */
    void forget(Webhook webhook) {
        var unused = breakers.remove(webhook.id());
    }
}
