package org.steelyard.complaint.deadline;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.springframework.stereotype.Component;
import org.steelyard.complaint.deadline.DeadlineRule.CountedFrom;
import org.steelyard.complaint.deadline.DeadlineRule.LimitedStep;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** Says when a step is due, by the rule in force on the date the clock starts. */
@Component
public class Deadlines {

    private final List<DeadlineRule> rules;
    private final WorkingCalendar calendar;

    Deadlines(DeadlineSettings settings, WorkingCalendar calendar) {
        this.rules = List.copyOf(settings.rules());
        this.calendar = calendar;
        requireEachStepOnce();
    }

    /** When a complaint received on this local date must have been accepted or declined. */
    public Deadline ofDecision(LocalDate received) {
        return of(LimitedStep.DECISION, CountedFrom.RECEIVED, received);
    }

    /** When the mediation of a complaint accepted on this local date must have ended. */
    public Deadline ofMediation(LocalDate accepted) {
        return of(LimitedStep.MEDIATION, CountedFrom.ACCEPTED, accepted);
    }

    private Deadline of(LimitedStep step, CountedFrom event, LocalDate date) {
        var rule = rules.stream()
                .filter(candidate -> candidate.step() == step && candidate.countedFrom() == event)
                .filter(candidate -> candidate.holdsOn(date))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No deadline for " + step + " holds on " + date));
        var due = rule.after(date, calendar);
        return new Deadline(rule.id(), rule.version(), date, due.date(), due.missingYear());
    }

    /** Two rules for one day, or none at all for a step, would be found out only when a case hits them. */
    private void requireEachStepOnce() {
        var covered = EnumSet.noneOf(LimitedStep.class);
        for (var rule : rules) {
            covered.add(rule.step());
            rules.stream()
                    .filter(other -> other != rule && other.step() == rule.step() && other.overlaps(rule))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new IllegalStateException(
                                "Deadlines " + rule.id() + " and " + other.id() + " hold on the same days");
                    });
        }
        if (covered.size() < LimitedStep.values().length) {
            throw new IllegalStateException("A step without a deadline: only " + covered + " have one");
        }
    }
}
