package org.steelyard.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTests {

    private final WorkingCalendar calendar = WorkingCalendar.china();

    /** Counted by hand on a wall calendar with the State Council's notices beside it. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 7, 2026-12-03", // an ordinary Tuesday
        "2025-01-24, 7, 2025-02-10", // Spring Festival 28 Jan to 4 Feb; make-up days Sun 26 Jan and Sat 8 Feb
        "2026-02-13, 1, 2026-02-14", // make-up Saturday before Spring Festival 2026
        "2026-02-14, 1, 2026-02-24", // the festival itself, 15 to 23 Feb
        "2026-09-30, 2, 2026-10-09", // National Day 1 to 7 Oct
    })
    void countsWorkingDays(LocalDate from, int days, LocalDate due) {
        assertThat(calendar.workingDaysAfter(from, days).date()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-07-01, 60, 2026-08-31", "2026-04-15, 60, 2026-06-15", "2026-08-02, 60, 2026-10-08"})
    void movesTheEndOfCalendarDaysToAWorkingDay(LocalDate from, int days, LocalDate due) {
        assertThat(calendar.calendarDaysAfter(from, days).date()).isEqualTo(due);
    }

    @Test
    void namesTheYearItDoesNotKnow() {
        assertThatThrownBy(() -> calendar.isWorkingDay(LocalDate.parse("2031-03-03")))
                .isInstanceOfSatisfying(
                        CalendarMissing.class,
                        missing -> assertThat(missing.year()).isEqualTo(2031));
    }

    @Test
    void answersWhatTheLowerBoundAnswersBeforeTheCalendarIsPublished() {
        var due = calendar.calendarDaysAfter(LocalDate.parse("2026-11-24"), 60);

        assertThat(due.date()).isNull();
        assertThat(due.missingYear()).isEqualTo(2027);
        assertThat(due.isMetBy(LocalDate.parse("2027-01-23"))).isTrue();
        assertThatThrownBy(() -> due.isPast(LocalDate.parse("2027-02-01"))).isInstanceOf(CalendarMissing.class);
    }

    @Test
    void takesTheDateInShanghai() {
        assertThat(WorkingCalendar.dateOf(Instant.parse("2026-11-24T16:00:00Z")))
                .isEqualTo(LocalDate.parse("2026-11-25"));
    }
}
