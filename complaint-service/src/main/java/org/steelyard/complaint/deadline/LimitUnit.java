package org.steelyard.complaint.deadline;

import java.time.LocalDate;
import org.steelyard.contracts.calendar.DueDate;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** Which days a limit counts. */
public enum LimitUnit {
    WORKING_DAYS {
        @Override
        DueDate after(LocalDate date, int limit, WorkingCalendar calendar) {
            return calendar.workingDaysAfter(date, limit);
        }
    },
    CALENDAR_DAYS {
        @Override
        DueDate after(LocalDate date, int limit, WorkingCalendar calendar) {
            return calendar.calendarDaysAfter(date, limit);
        }
    };

    abstract DueDate after(LocalDate date, int limit, WorkingCalendar calendar);
}
