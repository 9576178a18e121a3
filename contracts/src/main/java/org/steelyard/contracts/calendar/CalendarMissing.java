package org.steelyard.contracts.calendar;

/** Asked about a year whose working calendar is not loaded; nobody guesses holidays. */
public class CalendarMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int year;

    CalendarMissing(int year) {
        super("No working calendar is loaded for the year " + year);
        this.year = year;
    }

    /** The year that is missing. */
    public int year() {
        return year;
    }
}
