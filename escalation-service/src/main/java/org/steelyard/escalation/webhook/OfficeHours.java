package org.steelyard.escalation.webhook;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.calendar.CalendarMissing;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * When people are at work. In a year without working calendar nobody guesses: everything is pushed at once, for an alert at
 * night is better than none.
 */
@Component
class OfficeHours {

    private static final int LONGEST_HOLIDAY_DAYS = 30;

    private final WorkingCalendar calendar;
    private final WebhookSettings.Hours hours;

    OfficeHours(WorkingCalendar calendar, WebhookSettings settings) {
        this.calendar = calendar;
        this.hours = settings.hours();
    }

    boolean include(Instant moment) {
        var local = moment.atZone(hours.zone());
        var time = local.toLocalTime();
        return !isKnown(local.toLocalDate())
                || (calendar.isWorkingDay(local.toLocalDate())
                        && !time.isBefore(hours.start())
                        && time.isBefore(hours.end()));
    }

    /** When the working day began; what was told before had to wait for it. */
    Instant beginningOfDay(Instant now) {
        var today = now.atZone(hours.zone()).toLocalDate();
        return isKnown(today) ? beginning(today) : Instant.MIN;
    }

    /** From when on something told at that moment is to be pushed. */
    Instant dueFor(Instant told) {
        if (include(told)) {
            return told;
        }
        var day = told.atZone(hours.zone()).toLocalDate();
        for (int i = 0; i <= LONGEST_HOLIDAY_DAYS; i++) {
            var next = day.plusDays(i);
            if (!isKnown(next)) {
                break;
            }
            if (calendar.isWorkingDay(next) && beginning(next).isAfter(told)) {
                return beginning(next);
            }
        }
        return told;
    }

    private Instant beginning(LocalDate day) {
        return day.atTime(hours.start()).atZone(hours.zone()).toInstant();
    }

    private boolean isKnown(LocalDate day) {
        try {
            var unused = calendar.isWorkingDay(day);
            return true;
        } catch (CalendarMissing missing) {
            return false;
        }
    }
}
