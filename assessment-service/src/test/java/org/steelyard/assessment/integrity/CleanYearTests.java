package org.steelyard.assessment.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.assessment.integrity.Watched.point;
import static org.steelyard.assessment.integrity.Watched.station;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ConsultationKind;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.PhoneMatch;
import org.steelyard.contracts.ReopeningReason;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** A year without anything odd, but with the mishaps of every year, drawn from a seed. */
class CleanYearTests {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final int COMPLAINTS = 1200;
    private static final List<UnitRef> UNITS = units();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyCheckIsSilentOnEveryDayOfACleanYear(long seed) {
        var events = year(new Random(seed));
        assertThat(events.stream().filter(ComplaintReceived.class::isInstance)).hasSize(COMPLAINTS);
        var county = new Watched(UNITS);
        var byDay = new HashMap<LocalDate, List<Event>>();
        events.forEach(
                event -> byDay.computeIfAbsent(WorkingCalendar.dateOf(event.recordedAt()), _ -> new ArrayList<>())
                        .add(event));
        for (var day = NEW_YEAR; day.getYear() == 2026; day = day.plusDays(1)) {
            county.told(byDay.getOrDefault(day, List.of()));
            for (var unit : UNITS) {
                assertThat(county.atOnce(unit, 2026)).as(unit + " at once").isEmpty();
                assertThat(county.atDayEnd(unit, day)).as(unit + " on " + day).isEmpty();
            }
        }
    }

    @Test
    void orderAndRepetitionDoNotMatter() {
        var events = year(new Random(4));
        var shuffled = new ArrayList<Event>(events);
        shuffled.addAll(events.subList(0, events.size() / 2));
        Collections.shuffle(shuffled, new Random(5));

        assertThat(new Watched(UNITS).told(shuffled).known())
                .isEqualTo(new Watched(UNITS).told(events).known());
    }

    private static List<UnitRef> units() {
        var units = new ArrayList<UnitRef>();
        for (int s = 1; s <= 2; s++) {
            units.add(station(s));
            for (int p = 1; p <= 5; p++) {
                units.add(point(station(s), p));
            }
        }
        return List.copyOf(units);
    }

    private static List<Event> year(Random random) {
        var told = UNITS.stream().map(Told::new).toList();
        for (int i = 0; i < COMPLAINTS; i++) {
            complaint(told.get(i % told.size()), "c" + i, i / told.size(), random);
        }
        for (var unit : told) {
            for (int month = 1; month <= 12; month++) {
                unit.consulted("q-" + month, ConsultationKind.CONSULTATION, instant((month - 1) * 30, 15, 0));
            }
        }
        return told.stream().flatMap(unit -> unit.events().stream()).toList();
    }

    /** One every three days or so in office hours, each mishap as often as it happens to honest people. */
    private static void complaint(Told unit, String id, int number, Random random) {
        var at = instant(number * 36 / 10 % 360, 8 + random.nextInt(10), random.nextInt(60));
        var late = number % 50 == 7 ? Duration.ofDays(8) : Duration.ofMinutes(random.nextInt(120));
        unit.received(id, at, late, false);
        if (number % 25 == 3) {
            unit.referred("r-" + id, id, number % 2 == 0 ? null : "R1", at.plus(Duration.ofDays(1)))
                    .returned("r-" + id, id, at.plus(Duration.ofDays(2)))
                    .referred("s-" + id, id, null, at.plus(Duration.ofDays(3)));
        }
        var closed = at.plus(number % 60 == 11 ? Duration.ofMinutes(3) : Duration.ofHours(1 + random.nextInt(200)));
        unit.settled(id, closed);
        if (number % 30 == 29) {
            unit.reopened(id, ReopeningReason.NEW_EVIDENCE, closed.plus(Duration.ofDays(1)))
                    .settled(id, closed.plus(Duration.ofDays(9)));
        }
        if (number % 5 == 0) {
            unit.calledBack(id, number % 20 != 0, PhoneMatch.NONE, closed.plus(Duration.ofDays(2)));
        }
    }

    private static Instant instant(int day, int hour, int minute) {
        return NEW_YEAR.plusDays(day)
                .atTime(hour, minute)
                .atZone(WorkingCalendar.ZONE)
                .toInstant();
    }
}
