package org.steelyard.assessment.scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.steelyard.contracts.calendar.DueDate;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** All limits of a scheme. */
public record Limits(Map<Limit.Step, List<Limit>> byStep) {
    public Limits {
        byStep = Map.copyOf(byStep);
    }

    /** When a step is due whose clock started on this day; the reader saw to it that exactly one limit holds. */
    public DueDate due(Limit.Step step, LocalDate start, WorkingCalendar calendar) {
        return byStep.getOrDefault(step, List.of()).stream()
                .filter(limit -> limit.holdsOn(start))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No limit " + step + " on " + start))
                .due(start, calendar);
    }
}
