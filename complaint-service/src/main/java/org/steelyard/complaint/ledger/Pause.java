package org.steelyard.complaint.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.PauseReason;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * A time in which the clocks of a complaint stood still.
 *
 * @param number the how-manieth, from 1
 * @param reason why
 * @param from when they were stopped
 * @param to when they went on, none while they stand still
 */
public record Pause(
        int number,
        PauseReason reason,
        Instant from,
        @Nullable Instant to) {

    /** Whole days from the local date it began to the local date it ended. */
    int days() {
        return to == null
                ? 0
                : (int) Math.max(0, ChronoUnit.DAYS.between(WorkingCalendar.dateOf(from), WorkingCalendar.dateOf(to)));
    }

    Pause endedAt(Instant end) {
        return new Pause(number, reason, from, end);
    }
}
