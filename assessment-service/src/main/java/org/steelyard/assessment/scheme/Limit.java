package org.steelyard.assessment.scheme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.calendar.DueDate;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * How long a step may take, for clocks that start between two days.
 *
 * @param from first day on which such a clock may start, none for always
 * @param until last day, none for ever
 * @param days how many
 * @param working whether only working days count
 */
public record Limit(@Nullable LocalDate from, @Nullable LocalDate until, int days, boolean working) {

    /** The steps that have a limit, by their id in the table of deadlines. */
    public enum Step {
        /** decide on a complaint, from receipt */
        D1,
        /** end mediation, from acceptance */
        D2,
        /** refer, from the day the rule fired */
        L1,
        /** first attempt at settlement, from acceptance */
        L4,
        /** settle or refer at a point, from receipt */
        P1C,
        /** office resolves or returns, from acknowledgement */
        L3,
        /** the same for a referral never acknowledged, from escalation */
        L2L3,
        /** pass a lead on, from its recording */
        P3A,
        /** answer a request for help, from the request */
        P3B
    }

    boolean holdsOn(LocalDate start) {
        return (from == null || !start.isBefore(from)) && (until == null || !start.isAfter(until));
    }

    DueDate due(LocalDate start, WorkingCalendar calendar) {
        return working ? calendar.workingDaysAfter(start, days) : calendar.calendarDaysAfter(start, days);
    }
}
