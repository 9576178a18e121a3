package org.steelyard.assessment.score.kafka;

import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/** A clock that goes on from some instant, whatever day it is. */
final class OtherDay implements Time {

    private final long aheadMillis;

    OtherDay(Instant start) {
        aheadMillis = start.toEpochMilli() - SYSTEM.milliseconds();
    }

    @Override
    public long milliseconds() {
        return SYSTEM.milliseconds() + aheadMillis;
    }

    @Override
    public long nanoseconds() {
        return SYSTEM.nanoseconds();
    }

    @Override
    public void sleep(long millis) {
        SYSTEM.sleep(millis);
    }

    @Override
    public void waitObject(Object object, Supplier<Boolean> condition, long deadlineMillis)
            throws InterruptedException {
        SYSTEM.waitObject(object, condition, deadlineMillis - aheadMillis);
    }
}
