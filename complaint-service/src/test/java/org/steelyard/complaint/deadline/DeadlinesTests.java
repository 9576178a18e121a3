package org.steelyard.complaint.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.steelyard.complaint.deadline.DeadlineRule.Authority;
import org.steelyard.complaint.deadline.DeadlineRule.CountedFrom;
import org.steelyard.complaint.deadline.DeadlineRule.LimitedStep;
import org.steelyard.contracts.calendar.WorkingCalendar;

class DeadlinesTests {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.china();

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneOffset.UTC);

    private final Deadlines deadlines = new Deadlines(table(), CALENDAR, NOW, new StandardEnvironment());

    @ParameterizedTest
    @CsvSource({
        // received, due: seven working days; the day of receipt does not count
        "2026-11-23, 2026-12-02", // a Monday without a holiday near
        "2026-11-27, 2026-12-08", // a Friday
        "2026-11-28, 2026-12-08", // a Saturday counts from there, too
        "2026-09-28, 2026-10-13", // over the National Day holiday with its make-up day
        "2026-02-12, 2026-02-28", // over the Spring Festival with both make-up days
    })
    void decisionIsDueSevenWorkingDaysAfterReceipt(LocalDate received, LocalDate due) {
        assertThat(deadlines.ofDecision(received))
                .isEqualTo(new Deadline("D1", 1, received, 7, LimitUnit.WORKING_DAYS, 0, due, null));
    }

    @ParameterizedTest
    @CsvSource({
        // accepted, rule, due
        "2026-04-14, D2-old, 2026-06-18", // the last day of the old order: 45 working days
        "2026-04-15, D2, 2026-06-15", // the first of the new: 60 calendar days, 14 June is a Sunday
        "2026-04-17, D2, 2026-06-16", // ends on a working day
        "2026-08-03, D2, 2026-10-08", // ends in a holiday, so the first working day after it
        "2025-03-03, D2-old, 2025-05-08",
    })
    void mediationIsLimitedByTheOrderInForceOnTheDayOfAcceptance(LocalDate accepted, String rule, LocalDate due) {
        var deadline = deadlines.ofMediation(accepted);

        assertThat(deadline.rule()).isEqualTo(rule);
        assertThat(deadline.dueOn()).isEqualTo(due);
    }

    @Test
    void yearWithoutACalendarIsNamedInsteadOfGuessed() {
        var accepted = LocalDate.parse("2026-12-15");

        assertThat(deadlines.ofMediation(accepted))
                .isEqualTo(new Deadline("D2", 1, accepted, 60, LimitUnit.CALENDAR_DAYS, 0, null, 2027));
    }

    @Test
    void twoRulesForOneDayAreRefusedAtTheStart() {
        var rules = List.of(
                rule("D1", LimitedStep.DECISION, null, null),
                rule("D2-old", LimitedStep.MEDIATION, null, LocalDate.parse("2026-04-15")),
                rule("D2", LimitedStep.MEDIATION, LocalDate.parse("2026-04-15"), null));

        assertThatThrownBy(() ->
                        new Deadlines(new DeadlineSettings(rules, 5, 2), CALENDAR, NOW, new StandardEnvironment()))
                .hasMessageContaining("D2-old")
                .hasMessageContaining("hold on the same days");
    }

    @Test
    void stepWithoutARuleIsRefusedAtTheStart() {
        var rules = List.of(rule("D1", LimitedStep.DECISION, null, null));

        assertThatThrownBy(() ->
                        new Deadlines(new DeadlineSettings(rules, 5, 2), CALENDAR, NOW, new StandardEnvironment()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static DeadlineRule rule(
            String id, LimitedStep step, @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {
        return new DeadlineRule(
                id,
                1,
                step,
                7,
                LimitUnit.WORKING_DAYS,
                CountedFrom.RECEIVED,
                0,
                Authority.LAW,
                validFrom,
                validTo,
                "a test",
                null);
    }

    private static DeadlineSettings table() {
        var environment = new StandardEnvironment();
        try {
            new YamlPropertySourceLoader()
                    .load("deadlines", new ClassPathResource("deadlines.yaml"))
                    .forEach(environment.getPropertySources()::addFirst);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Binder.get(environment)
                .bind("steelyard.deadlines", DeadlineSettings.class)
                .get();
    }
}
