package org.steelyard.complaint.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that starts on a Monday morning, goes on with the real one, and can be put forward. */
public class TestClock extends Clock {

    /** Ten o'clock on a working Monday, local time. */
    static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

    private final long started = System.nanoTime();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    void putForward(Duration by) {
        ahead.updateAndGet(by::plus);
    }

    @Override
    public Instant instant() {
        return MONDAY.plusNanos(System.nanoTime() - started).plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
