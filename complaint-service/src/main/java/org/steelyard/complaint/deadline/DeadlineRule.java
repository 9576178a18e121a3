package org.steelyard.complaint.deadline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
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
 * @param extension days in the same unit by which the limit can be extended once, 0 if it cannot
 * @param authority who set it: a target of the county is never laxer than the law
 * @param validFrom first date of that event on which the rule holds, none if it always did
 * @param validTo last such date, none if it holds until further notice
 * @param law the law or order, or the county's decision
 * @param article the article of it, none if the whole is meant
 */
public record DeadlineRule(
        String id,
        int version,
        LimitedStep step,
        int limit,
        LimitUnit unit,
        CountedFrom countedFrom,
        @DefaultValue("0") int extension,
        @DefaultValue("LAW") Authority authority,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String law,
        @Nullable String article) {

    /** What has to be done in time. */
    public enum LimitedStep {
        DECISION,
        MEDIATION,
        TERMINATION_NOTICE,
        FIRST_ATTEMPT,
        PASSING_ON,
        LEAD_CHECK,
        CASE_DECISION
    }

    /** The event a clock hangs on. */
    public enum CountedFrom {
        RECEIVED,
        ACCEPTED,
        TERMINATED,
        LEAD_RECORDED,
        LEAD_RECEIVED,
        CASE_FILED
    }

    /** Who set a limit. */
    public enum Authority {
        LAW,
        COUNTY
    }

    public DeadlineRule {
        if (version < 1 || limit < 1 || extension < 0) {
            throw new IllegalArgumentException(
                    "Deadline " + id + " needs a version and a limit of at least 1 and no negative extension");
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

    /** Whether this limit gives more time than another one on some day on which both hold. */
    boolean isLaxerThan(DeadlineRule other, WorkingCalendar calendar) {
        if (!overlaps(other)) {
            return false;
        }
        if (unit == other.unit) {
            return limit > other.limit;
        }
        return calendar.days()
                .filter(day -> holdsOn(day) && other.holdsOn(day))
                .anyMatch(day -> endsLater(after(day, calendar), other.after(day, calendar)));
    }

    private static boolean endsLater(Deadline one, Deadline other) {
        return one.dueOn() != null && other.dueOn() != null && one.dueOn().isAfter(other.dueOn());
    }

    Deadline after(LocalDate date, WorkingCalendar calendar) {
        return Deadline.counted(id, version, date, limit, unit, 0, calendar);
    }
}
