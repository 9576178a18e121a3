package org.steelyard.complaint.chain;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.steelyard.platform.telemetry.LogKeys;

/** Looks again and again whether a day is to be anchored. */
@Component
class AnchorTimer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AnchorTimer.class);

    private final Anchoring anchoring;
    private final ChainSettings settings;
    private @Nullable ScheduledExecutorService timer;

    AnchorTimer(Anchoring anchoring, ChainSettings settings) {
        this.anchoring = anchoring;
        this.settings = settings;
    }

    @Override
    public void start() {
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("ledger-anchoring").daemon().factory());
        var interval = settings.lookInterval().toMillis();
        var unused = timer.scheduleWithFixedDelay(this::lookSafely, interval, interval, TimeUnit.MILLISECONDS);
    }

    private void lookSafely() {
        try {
            anchoring.look();
        } catch (RuntimeException e) { // a timer that throws never runs again
            log.atError()
                    .addKeyValue(LogKeys.CAUSE, e.getClass().getSimpleName())
                    .log("Ledgers not anchored, tried again after the next interval");
        }
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
