package org.steelyard.escalation.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steelyard.contracts.calendar.WorkingCalendar;

class OfficeHoursTests {

    private final OfficeHours hours = new OfficeHours(WorkingCalendar.china(), TestSettings.defaults());

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T10:00, true, an ordinary Wednesday",
        "2026-11-18T08:29:59, false, before work",
        "2026-11-18T08:30, true, the first moment",
        "2026-11-18T17:59:59, true, the last moment",
        "2026-11-18T18:00, false, after work",
        "2026-11-18T02:00, false, night",
        "2026-11-21T10:00, false, Saturday",
        "2026-10-01T10:00, false, National Day",
        "2026-10-10T10:00, true, a Saturday made up for it",
        "2026-02-14T10:00, true, a Saturday before Spring Festival",
        "2026-02-17T10:00, false, Spring Festival",
        "2030-01-05T03:00, true, a year nobody knows the calendar of"
    })
    void areWhenPeopleAreAtWork(LocalDateTime moment, boolean atWork, String what) {
        assertThat(hours.include(at(moment))).as(what).isEqualTo(atWork);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T10:00, 2026-11-18T10:00, at work",
        "2026-11-18T03:00, 2026-11-18T08:30, at night: the same morning",
        "2026-11-18T22:00, 2026-11-19T08:30, in the evening: the next morning",
        "2026-11-20T18:00, 2026-11-23T08:30, Friday evening: Monday",
        "2026-09-30T19:00, 2026-10-08T08:30, before the golden week: after it",
        "2026-10-09T20:00, 2026-10-10T08:30, before a made-up Saturday: that Saturday",
        "2026-02-14T18:30, 2026-02-24T08:30, before Spring Festival: after it",
        "2030-01-05T03:00, 2030-01-05T03:00, a year nobody knows the calendar of: at once"
    })
    void sayWhenWhatWasToldIsPushed(LocalDateTime told, LocalDateTime due, String what) {
        assertThat(hours.dueFor(at(told))).as(what).isEqualTo(at(due));
    }

    @Test
    void beginInTheMorningAndNeverInAYearNobodyKnows() {
        assertThat(hours.beginningOfDay(at(LocalDateTime.parse("2026-11-18T15:00"))))
                .isEqualTo(at(LocalDateTime.parse("2026-11-18T08:30")));
        assertThat(hours.beginningOfDay(at(LocalDateTime.parse("2030-11-18T15:00"))))
                .isEqualTo(Instant.MIN);
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
