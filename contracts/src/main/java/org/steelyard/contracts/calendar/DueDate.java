package org.steelyard.contracts.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The last day on which a step is on time. Where it falls into a year whose calendar the State Council has not published
 * yet, only a lower bound is known: questions the bound answers are answered, others are {@link CalendarMissing}.
 */
public final class DueDate {

    private final LocalDate notBefore;
    private final int missingYear;

    private DueDate(LocalDate notBefore, int missingYear) {
        this.notBefore = notBefore;
        this.missingYear = missingYear;
    }

    static DueDate on(LocalDate date) {
        return new DueDate(date, 0);
    }

    static DueDate notBefore(LocalDate bound, int missingYear) {
        return new DueDate(bound, missingYear);
    }

    /** Whether a step done on this local date is on time; the due date itself is. */
    public boolean isMetBy(LocalDate done) {
        if (done.isAfter(notBefore)) {
            requireKnown();
            return false;
        }
        return true;
    }

    /** Whether the due date lies before this local date. */
    public boolean isPast(LocalDate today) {
        return !isMetBy(today);
    }

    /** The date moved by whole days in which the clock stood still, and on to the next working day if it is not one. */
    public DueDate movedBy(int days, WorkingCalendar calendar) {
        if (days == 0) {
            return this;
        }
        var moved = notBefore.plusDays(days);
        return missingYear == 0 ? calendar.onOrAfter(moved) : notBefore(moved, missingYear);
    }

    /** The date, none while its year has no calendar. */
    public @Nullable LocalDate date() {
        return missingYear == 0 ? notBefore : null;
    }

    /** The year whose calendar is missing, none if the date is known. */
    public @Nullable Integer missingYear() {
        return missingYear == 0 ? null : missingYear;
    }

    private void requireKnown() {
        if (missingYear != 0) {
            throw new CalendarMissing(missingYear);
        }
    }

    @Override
    public String toString() {
        return missingYear == 0 ? notBefore.toString() : "not before " + notBefore;
    }
}
