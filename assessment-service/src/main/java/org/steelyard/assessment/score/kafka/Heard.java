package org.steelyard.assessment.score.kafka;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.steelyard.platform.telemetry.Traces;

/**
 * What a unit is scored for, however many facts it was.
 *
 * @param writtenDown the newest moment of that, the earliest there is if it is not worth timing
 * @param parent the step of a trace in which it was told; of several the last, but rather one that is recorded
 */
record Heard(Instant writtenDown, @Nullable String parent) {

    static final Heard NOTHING = new Heard(Instant.MIN, null);

    Heard and(Heard later) {
        return new Heard(
                writtenDown.isAfter(later.writtenDown) ? writtenDown : later.writtenDown,
                later.parent == null || isRecorded() && !later.isRecorded() ? parent : later.parent);
    }

    private boolean isRecorded() {
        return parent != null && Traces.isRecorded(parent);
    }
}
