package org.steelyard.assessment.score;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.steelyard.assessment.scheme.Limit;
import org.steelyard.assessment.scheme.Limits;
import org.steelyard.contracts.calendar.DueDate;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** Due dates under one scheme, each counted once: many cases start on the same few hundred days. */
final class Clocks {

    private record Clock(Limit.Step step, LocalDate start) {}

    private final Limits limits;
    private final WorkingCalendar calendar;
    private final Map<Clock, DueDate> due = new HashMap<>();
    private final Map<LocalDate, DueDate> workingDay = new HashMap<>();

    Clocks(Limits limits, WorkingCalendar calendar) {
        this.limits = limits;
        this.calendar = calendar;
    }

    /** The last day for a step whose clock was started by this one. */
    DueDate due(Limit.Step step, Step start) {
        return due.computeIfAbsent(
                new Clock(step, start.date()), clock -> limits.due(clock.step(), clock.start(), calendar));
    }

    /** The same, moved by the pauses that began before it was past. */
    DueDate due(Limit.Step step, Step start, List<Case.Pause> pauses, LocalDate today) {
        var due = due(step, start);
        if (pauses.isEmpty()) {
            return due;
        }
        var stoodStill = 0;
        var moved = due;
        for (var pause : pauses) {
            if (!moved.isPast(pause.from())) {
                stoodStill += pause.days(start.date(), today);
                moved = due.movedBy(stoodStill, calendar);
            }
        }
        return moved;
    }

    /** The day itself, or the next working day. */
    DueDate workingDay(LocalDate day) {
        return workingDay.computeIfAbsent(day, calendar::onOrAfter);
    }
}
