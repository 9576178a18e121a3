package org.steelyard.complaint.deadline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.calendar.DueDate;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * A limit the law or the county sets.
 *
 * @param id such as {@code D1}
 * @param version counted from 1; a changed rule is a new version
 * @param step what has to be done in time
 * @param limit how many days it may take
 * @param unit which days count
 * @param countedFrom the event whose date the count starts after
 * @param validFrom first date of that event on which the rule holds, none if it always did
 * @param validTo last such date, none if it holds until further notice
 * @param source law and article, or the county's decision
 */
record DeadlineRule(
        String id,
        int version,
        LimitedStep step,
        int limit,
        LimitUnit unit,
        CountedFrom countedFrom,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String source) {

    /** What has to be done in time. */
    enum LimitedStep {
        DECISION,
        MEDIATION
    }

    /** The event a clock hangs on. */
    enum CountedFrom {
        RECEIVED,
        ACCEPTED
    }

    DeadlineRule {
        if (version < 1 || limit < 1) {
            throw new IllegalArgumentException("Deadline " + id + " needs a version and a limit of at least 1");
        }
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            throw new IllegalArgumentException("Deadline " + id + " ends before it begins");
        }
    }

    boolean holdsOn(LocalDate date) {
        return (validFrom == null || !date.isBefore(validFrom)) && (validTo == null || !date.isAfter(validTo));
    }

    boolean overlaps(DeadlineRule other) {
        return startsBy(other.validTo) && other.startsBy(validTo);
    }

    private boolean startsBy(@Nullable LocalDate end) {
        return validFrom == null || end == null || !validFrom.isAfter(end);
    }

    DueDate after(LocalDate date, WorkingCalendar calendar) {
        return unit.after(date, limit, calendar);
    }
}
