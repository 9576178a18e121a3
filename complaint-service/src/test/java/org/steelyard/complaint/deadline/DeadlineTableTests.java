package org.steelyard.complaint.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.steelyard.contracts.calendar.WorkingCalendar;

class DeadlineTableTests {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.china();
    private static final Deadlines DEADLINES = on("2026-11-23", shipped());

    @ParameterizedTest(name = "{0} from {1}, paused {2}: {4} ({5})")
    @CsvFileSource(resources = "/deadlines.csv")
    void agreesWithTheTableCountedByHand(
            String rule, LocalDate from, int paused, String extended, LocalDate due, String why) {
        var legal = ruleOf(rule);

        var deadline = DEADLINES.of(legal.step(), from);
        if (extended.equals("yes")) {
            deadline = DEADLINES.extended(deadline);
        }
        if (paused > 0) {
            deadline = deadline.pausedFor(paused, CALENDAR);
        }

        assertThat(deadline.rule()).isEqualTo(rule);
        assertThat(deadline.dueOn()).as(why).isEqualTo(due);
    }

    static Stream<DeadlineRule> everyRule() {
        return DEADLINES.rules().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyRule")
    void agreesWithTheObviousCountOnEveryDayOfThreeYears(DeadlineRule rule) {
        var obvious = new ObviousCalendar();
        var random = new Random(20_261_123);
        CALENDAR.days().filter(rule::holdsOn).forEach(day -> {
            var pause = random.nextInt(4) == 0 ? random.nextInt(1, 40) : 0;
            assertThat(rule.after(day, CALENDAR).pausedFor(pause, CALENDAR).dueOn())
                    .as("%s from %s paused %d", rule.id(), day, pause)
                    .isEqualTo(obvious.due(day, rule.limit(), rule.unit(), pause));
        });
    }

    @ParameterizedTest
    @CsvSource({
        // today, due on 2026-10-15: the holiday from 1 to 7 October leaves few working days
        "2026-09-28, GREEN", // 29 30 8 9 10 12 …
        "2026-10-08, GREEN", // 9 10 12 13 14 15: six left
        "2026-10-09, AMBER", // five left
        "2026-10-12, AMBER", // three left
        "2026-10-13, RED", // two left
        "2026-10-15, RED", // the last day
        "2026-10-16, OVERDUE"
    })
    void showsAmberAtFiveWorkingDaysLeftAndRedAtTwo(String today, Light light) {
        var deadline = DEADLINES.of(DeadlineRule.LimitedStep.DECISION, LocalDate.parse("2026-09-30"));

        assertThat(on(today, shipped()).light(deadline)).isEqualTo(light);
    }

    @Test
    void saysThatItCannotTellWhereTheCalendarEnds() {
        var next = DEADLINES.of(DeadlineRule.LimitedStep.MEDIATION, LocalDate.parse("2026-12-01"));

        assertThat(next.dueOn()).isNull();
        assertThat(next.calendarMissing()).isEqualTo(2027);
        assertThat(on("2026-12-01", shipped()).light(next)).isEqualTo(Light.GREEN); // enough days are sure
        assertThat(on("2026-12-30", shipped()).light(next)).isEqualTo(Light.UNKNOWN);
    }

    @Test
    void isCountedAnewOnceItsYearHasACalendar() throws IOException {
        var next = DEADLINES.of(DeadlineRule.LimitedStep.MEDIATION, LocalDate.parse("2026-12-01"));
        var paused = next.pausedFor(3, CALENDAR);
        var newer = withNextYear();

        assertThat(next.healed(CALENDAR)).isEqualTo(next);
        // sixty days after 1 December is 30 January 2027, a Saturday
        assertThat(next.healed(newer).dueOn()).isEqualTo("2027-02-01");
        assertThat(next.healed(newer).calendarMissing()).isNull();
        assertThat(paused.healed(newer).dueOn()).isEqualTo("2027-02-02");
    }

    @Test
    void ruleUnderWhichACaseWasAcceptedStaysWhenTheTableChanges() {
        var accepted = DEADLINES.of(DeadlineRule.LimitedStep.MEDIATION, LocalDate.parse("2026-04-15"));

        // a later table that ends D2 and begins something shorter does not reach what was kept with the case
        assertThat(accepted.pausedFor(5, CALENDAR).limit()).isEqualTo(60);
        assertThat(accepted.healed(CALENDAR)).isEqualTo(accepted);
    }

    @Test
    void targetOfTheCountyThatIsStricterIsShownBesideTheLaw() {
        var table = with("""
                  - {id: D1-county, version: 1, step: DECISION, limit: 5, unit: WORKING_DAYS, countedFrom: RECEIVED,
                     authority: COUNTY, law: county decision}
                  - {id: D2-county, version: 1, step: MEDIATION, limit: 30, unit: WORKING_DAYS, countedFrom: ACCEPTED,
                     authority: COUNTY, law: county decision}
                """);
        var deadlines = on("2026-11-23", table);

        assertThat(deadlines.ofDecision(LocalDate.parse("2026-11-23")).rule()).isEqualTo("D1");
        assertThat(deadlines.targetsOf(DeadlineRule.LimitedStep.DECISION, LocalDate.parse("2026-11-23")))
                .extracting(Deadline::rule, Deadline::dueOn)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("D1-county", LocalDate.parse("2026-11-30")));
    }

    @ParameterizedTest
    @CsvSource({"8, WORKING_DAYS", "12, CALENDAR_DAYS"})
    void targetOfTheCountyThatIsLaxerIsRefusedWithItsLine(int limit, LimitUnit unit) {
        var table = with("""
                  - id: D1-county
                    version: 1
                    step: DECISION
                    limit: %d
                    unit: %s
                    countedFrom: RECEIVED
                    authority: COUNTY
                    law: county decision
                """.formatted(limit, unit));
        var line = text().lines().count() + 4;

        assertThatThrownBy(() -> on("2026-11-23", table))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("D1-county")
                .hasMessageContaining("more time than D1")
                .hasMessageContaining(line + ":");
    }

    private static DeadlineRule ruleOf(String id) {
        return DEADLINES.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Deadlines on(String today, Resource table) {
        var environment = new StandardEnvironment();
        try {
            new YamlPropertySourceLoader().load("deadlines", table).forEach(environment.getPropertySources()::addFirst);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = Binder.get(environment)
                .bind("steelyard.deadlines", DeadlineSettings.class)
                .get();
        var noon = Clock.fixed(Instant.parse(today + "T04:00:00Z"), ZoneOffset.UTC);
        return new Deadlines(settings, CALENDAR, noon, environment);
    }

    private static Resource shipped() {
        return new ClassPathResource("deadlines.yaml");
    }

    private static Resource with(String more) {
        return new ByteArrayResource((text() + more.indent(2)).getBytes(StandardCharsets.UTF_8));
    }

    private static String text() {
        try {
            return shipped().getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorkingCalendar withNextYear() throws IOException {
        var all = calendarLines().strip() + "\n2027-01-01,HOLIDAY,元旦\n";
        return WorkingCalendar.read(new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8)));
    }

    private static String calendarLines() {
        try {
            return new ClassPathResource("china-working-calendar.csv").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts as one does with a finger on a wall calendar, and reads the calendar's file itself. */
    private static final class ObviousCalendar {

        private final Map<LocalDate, String> marks = new HashMap<>();

        ObviousCalendar() {
            calendarLines()
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(","))
                    .forEach(fields -> marks.put(LocalDate.parse(fields[0]), fields[1]));
        }

        @Nullable
        LocalDate due(LocalDate from, int limit, LimitUnit unit, int pause) {
            var end = unit == LimitUnit.CALENDAR_DAYS ? from.plusDays(limit + pause) : nthWorkingDay(from, limit);
            if (end != null && unit == LimitUnit.WORKING_DAYS) {
                end = end.plusDays(pause);
            }
            return end == null || end.getYear() > 2026
                    ? null
                    : workingDaysFrom(end).first();
        }

        private @Nullable LocalDate nthWorkingDay(LocalDate from, int n) {
            var days = workingDaysFrom(from.plusDays(1)).days();
            return days.size() < n ? null : days.get(n - 1);
        }

        private WorkingDays workingDaysFrom(LocalDate first) {
            var end = LocalDate.of(2027, 1, 1);
            return new WorkingDays(
                    first.isBefore(end)
                            ? first.datesUntil(end).filter(this::isWorkingDay).toList()
                            : List.of());
        }

        private boolean isWorkingDay(LocalDate day) {
            var mark = marks.getOrDefault(day, "");
            var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            return mark.equals("WORKDAY") || (!weekend && !mark.equals("HOLIDAY"));
        }

        private record WorkingDays(List<LocalDate> days) {
            @Nullable
            LocalDate first() {
                return days.isEmpty() ? null : days.getFirst();
            }
        }
    }
}
