package org.steelyard.complaint.deadline;

import java.time.LocalDate;
import org.steelyard.contracts.calendar.DueDate;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** Which days a limit counts. A pause is in whole days and moves the end; an end that is no working day moves on. */
public enum LimitUnit {
    WORKING_DAYS {
        @Override
        DueDate after(LocalDate date, int limit, int pausedDays, WorkingCalendar calendar) {
            var due = calendar.workingDaysAfter(date, limit);
            var end = due.date();
            return pausedDays == 0 || end == null ? due : calendar.onOrAfter(end.plusDays(pausedDays));
        }
    },
    CALENDAR_DAYS {
        @Override
        DueDate after(LocalDate date, int limit, int pausedDays, WorkingCalendar calendar) {
            return calendar.calendarDaysAfter(date, limit + pausedDays);
        }
    };

    abstract DueDate after(LocalDate date, int limit, int pausedDays, WorkingCalendar calendar);
}
