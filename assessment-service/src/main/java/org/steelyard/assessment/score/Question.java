package org.steelyard.assessment.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * What score is wanted.
 *
 * @param period the calendar year
 * @param asOf facts written down later do not count
 * @param withEvidence whether the events behind each figure are wanted, which costs more
 */
public record Question(int period, Instant asOf, boolean withEvidence) {

    private static final ZoneId ZONE = WorkingCalendar.ZONE;

    LocalDate today() {
        return asOf.atZone(ZONE).toLocalDate();
    }

    /** The part of the period that is over: whole days before today, of all days. */
    Ratio elapsed() {
        var today = today();
        if (today.getYear() != period) {
            return today.getYear() > period ? Ratio.ONE : Ratio.ZERO;
        }
        return Ratio.of(today.getDayOfYear() - 1L, Year.of(period).length());
    }

    /** How many of so many a year are due by now. */
    int due(int perYear) {
        return Ratio.of(perYear).times(elapsed()).floor();
    }
}
