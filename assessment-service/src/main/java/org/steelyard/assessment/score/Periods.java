package org.steelyard.assessment.score;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.problem.FieldRefused;

/** The calendar years that can be asked for. */
public final class Periods {

    private static final int FIRST = 2000;
    private static final int LAST = 2100;

    private Periods() {}

    /** The year asked for, this one if none is. */
    public static int of(@Nullable String period, Clock clock) {
        if (period == null) {
            return WorkingCalendar.dateOf(clock.instant()).getYear();
        }
        if (!period.matches("\\d{4}") || Integer.parseInt(period) < FIRST || Integer.parseInt(period) > LAST) {
            throw new FieldRefused("period", "range", Integer.toString(FIRST), Integer.toString(LAST));
        }
        return Integer.parseInt(period);
    }
}
