package org.steelyard.assessment.year;

import org.steelyard.platform.problem.Refusal;

/** No calendar holds for a county's year. */
public class NoYearCalendar extends Refusal {
    private static final long serialVersionUID = 1L;

    NoYearCalendar(String county, int year) {
        super(Kind.UNPROCESSABLE, "no-year-calendar", county, Integer.toString(year));
    }
}
