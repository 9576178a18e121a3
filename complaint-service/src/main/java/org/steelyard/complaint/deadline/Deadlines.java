package org.steelyard.complaint.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.steelyard.complaint.deadline.DeadlineRule.Authority;
import org.steelyard.complaint.deadline.DeadlineRule.LimitedStep;
import org.steelyard.contracts.calendar.CalendarMissing;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** Says when a step is due, by the rule in force on the date the clock starts. */
@Component
public class Deadlines {

    private final DeadlineSettings settings;
    private final List<DeadlineRule> rules;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Deadlines(DeadlineSettings settings, WorkingCalendar calendar, Clock clock, Environment environment) {
        this.settings = settings;
        this.rules = List.copyOf(settings.rules());
        this.calendar = calendar;
        this.clock = clock;
        new DeadlineTable(rules, calendar, new RuleOrigins(environment)).require();
    }

    /** All versions of all limits. */
    public List<DeadlineRule> rules() {
        return rules;
    }

    /** What the law gives for a step whose clock starts on this local date. */
    public Deadline of(LimitedStep step, LocalDate date) {
        return holding(step, date, Authority.LAW)
                .findFirst()
                .or(() -> holding(step, date, Authority.COUNTY).findFirst()) // a target without a law behind it
                .map(rule -> rule.after(date, calendar))
                .orElseThrow(() -> new IllegalStateException("No deadline for " + step + " holds on " + date));
    }

    /** What the county asks for beside the law, none if nothing. */
    public List<Deadline> targetsOf(LimitedStep step, LocalDate date) {
        return holding(step, date, Authority.COUNTY)
                .map(rule -> rule.after(date, calendar))
                .toList();
    }

    /** The limit with the one extension its rule allows; none, and so unchanged, if it allows none. */
    public Deadline extended(Deadline deadline) {
        return rules.stream()
                .filter(rule -> rule.id().equals(deadline.rule()) && rule.version() == deadline.version())
                .findFirst()
                .map(rule -> deadline.extendedBy(rule.extension(), calendar))
                .orElse(deadline);
    }

    /** When a complaint received on this local date must have been accepted or declined, D1. */
    public Deadline ofDecision(LocalDate received) {
        return of(LimitedStep.DECISION, received);
    }

    /** When the mediation of a complaint accepted on this local date must have ended, D2. */
    public Deadline ofMediation(LocalDate accepted) {
        return of(LimitedStep.MEDIATION, accepted);
    }

    /** The working calendar on which all of them are counted. */
    public WorkingCalendar calendar() {
        return calendar;
    }

    /** How near the end of a running clock is today. */
    public Light light(Deadline deadline) {
        return light(deadline.dueOn());
    }

    /** How near a due date is today; none if it is not known yet. */
    public Light light(@Nullable LocalDate due) {
        var today = WorkingCalendar.dateOf(clock.instant());
        if (due != null && today.isAfter(due)) {
            return Light.OVERDUE;
        }
        try {
            var left = workingDaysLeft(today, due);
            return left > settings.amber() ? Light.GREEN : left > settings.red() ? Light.AMBER : Light.RED;
        } catch (CalendarMissing unknown) {
            return Light.UNKNOWN;
        }
    }

    /** Counted no further than needed; where the due date is not known, the days that are sure must be enough. */
    private int workingDaysLeft(LocalDate today, @Nullable LocalDate due) {
        var left = 0;
        for (var day = today.plusDays(1); left <= settings.amber() && (due == null || !day.isAfter(due)); ) {
            left += calendar.isWorkingDay(day) ? 1 : 0;
            day = day.plusDays(1);
        }
        return left;
    }

    private Stream<DeadlineRule> holding(LimitedStep step, LocalDate date, Authority authority) {
        return rules.stream()
                .filter(rule -> rule.step() == step && rule.authority() == authority && rule.holdsOn(date));
    }
}
