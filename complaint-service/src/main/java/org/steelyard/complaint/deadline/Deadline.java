package org.steelyard.complaint.deadline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * The limit under which a case stands; kept with the case, so that a later rule does not change it.
 *
 * @param rule the rule's id, such as {@code D2}
 * @param version the rule's version
 * @param from the local date after which it is counted
 * @param limit how many days it gives
 * @param unit which days count
 * @param pausedDays whole days the clock stood still, by which the due date is moved
 * @param dueOn the last day on time, none while its year has no calendar
 * @param calendarMissing the year whose calendar was missing, none if the due date is known
 */
public record Deadline(
        String rule,
        int version,
        LocalDate from,
        int limit,
        LimitUnit unit,
        int pausedDays,
        @Nullable LocalDate dueOn,
        @Nullable Integer calendarMissing) {

    /** A limit counted on a calendar. */
    static Deadline counted(
            String rule,
            int version,
            LocalDate from,
            int limit,
            LimitUnit unit,
            int pausedDays,
            WorkingCalendar calendar) {
        var due = unit.after(from, limit, pausedDays, calendar);
        return new Deadline(rule, version, from, limit, unit, pausedDays, due.date(), due.missingYear());
    }

    /** The same limit after its clock stood still for so many more days. */
    public Deadline pausedFor(int days, WorkingCalendar calendar) {
        return counted(rule, version, from, limit, unit, pausedDays + days, calendar);
    }

    /** The same limit with so many more days in its unit, as an extension the law allows. */
    public Deadline extendedBy(int more, WorkingCalendar calendar) {
        return counted(rule, version, from, limit + more, unit, pausedDays, calendar);
    }

    /** The same limit, counted anew if its year had no calendar; what was known once is not counted again. */
    public Deadline healed(WorkingCalendar calendar) {
        return calendarMissing == null ? this : pausedFor(0, calendar);
    }
}
