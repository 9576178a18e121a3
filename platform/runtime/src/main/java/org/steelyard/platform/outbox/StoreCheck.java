package org.steelyard.platform.outbox;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.steelyard.platform.telemetry.LogKeys;

/**
 * Sees whether the store knows what this service has told. One that was put back beside a newer log does not: what is
 * written then takes numbers that were told before, and consumers take it for a repetition. So nothing is written until
 * the store is {@link StoreMending mended}, or the one that belongs to the log is put back.
 */
@Component
class StoreCheck implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StoreCheck.class);

    private final ToldFacts facts;
    private final Aggregates aggregates;
    private final StoreMending mending;
    private final StoreCheckSettings settings;
    private volatile long unknown;
    private volatile boolean running;
    private @Nullable ScheduledExecutorService timer;

    StoreCheck(
            ToldFacts facts,
            Aggregates aggregates,
            StoreMending mending,
            StoreCheckSettings settings,
            MeterRegistry meters) {
        this.facts = facts;
        this.aggregates = aggregates;
        this.mending = mending;
        this.settings = settings;
        Gauge.builder("steelyard.store.behind", this, check -> check.unknown)
                .description(
                        "Subjects at the end of the log of which the store knows too little: it is older than the log")
                .register(meters);
    }

    /** Refuses to go on while the store is older than the log. */
    void requireWhole() {
        if (unknown > 0) {
            throw new StoreOlderThanLog();
        }
    }

    @Override
    public void start() {
        running = true;
        if (settings.enabled() && !isWhole()) {
            timer = new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().name("store-check").daemon().factory());
            lookLater(timer);
        }
    }

    private void lookLater(ScheduledExecutorService later) {
        var unused = later.schedule(
                () -> {
                    if (!isWholeNow()) {
                        lookLater(later);
                    }
                },
                settings.interval().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** What fails here has nobody to fail for: it is told, and looked at again. */
    private boolean isWholeNow() {
        try {
            return isWhole();
        } catch (RuntimeException unexpected) {
            log.atError().setCause(unexpected).log("The look at the store failed, tried again after the interval");
            return false;
        }
    }

    private boolean isWhole() {
        try {
            unknown = unknownSubjects();
            if (unknown > 0 && settings.mend()) {
                mending.mend();
                unknown = unknownSubjects();
            }
        } catch (KafkaException | MongoException | DataAccessException e) {
            log.atWarn()
                    .addKeyValue(LogKeys.CAUSE, e.getClass().getSimpleName())
                    .log("Could not see whether the store knows what was told, tried again after the interval");
            return false;
        }
        if (unknown > 0) {
            log.atError()
                    .addKeyValue(LogKeys.COUNT, unknown)
                    .log(
                            "The store is older than the log, nothing is written: put back the store that belongs to the log,"
                                    + " or start once with STEELYARD_MEND_STORE=true");
        }
        return unknown == 0;
    }

    private long unknownSubjects() {
        var told = facts.lastOfOwn(settings.tail());
        var known = aggregates.sequences(told.stream().map(Told::subject).toList());
        return told.stream()
                .filter(one -> known.getOrDefault(one.subject(), 0L) < one.sequence())
                .count();
    }

    @Override
    public void stop() {
        running = false;
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before requests, records and timers are taken. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
