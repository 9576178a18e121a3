package org.steelyard.complaint.ledger.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.complaint.deadline.Deadlines;
import org.steelyard.complaint.deadline.Light;
import org.steelyard.complaint.ledger.Complaint;

/**
 * The clock of an open complaint as it is shown.
 *
 * @param rule the limit it counts down to, such as {@code D2}
 * @param version the version of that rule
 * @param dueOn the last day on time, none while its year has no calendar
 * @param light how near that is today
 */
record RunningClock(String rule, int version, @Nullable LocalDate dueOn, Light light) {

    static @Nullable RunningClock of(Complaint complaint, Deadlines deadlines) {
        var running = complaint.running();
        if (running == null) {
            return null;
        }
        var light = complaint.clocks().openPause() == null ? deadlines.light(running) : Light.PAUSED;
        return new RunningClock(running.rule(), running.version(), running.dueOn(), light);
    }
}
