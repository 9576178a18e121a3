package org.steelyard.assessment.year;

import java.time.LocalDate;
import java.time.MonthDay;

/**
 * A day of the calendar of an assessed year, written {@code 12-31}, or {@code +01-11} for one in the year after.
 *
 * @param after how many calendar years after the assessed one
 */
public record YearDay(int after, MonthDay day) {

    /** Reads the written form; Spring finds it by this name. */
    public static YearDay valueOf(String text) {
        var next = text.startsWith("+");
        return new YearDay(next ? 1 : 0, MonthDay.parse("--" + (next ? text.substring(1) : text)));
    }

    /** The date in an assessed year. */
    LocalDate of(int year) {
        return day.atYear(year + after);
    }
}
