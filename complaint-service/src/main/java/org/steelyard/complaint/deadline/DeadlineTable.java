package org.steelyard.complaint.deadline;

import java.util.EnumSet;
import java.util.List;
import org.steelyard.complaint.deadline.DeadlineRule.Authority;
import org.steelyard.complaint.deadline.DeadlineRule.LimitedStep;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** What a table of limits must fulfil; found out when it is loaded, not when a case hits it. */
class DeadlineTable {

    private final List<DeadlineRule> rules;
    private final WorkingCalendar calendar;
    private final RuleOrigins origins;

    DeadlineTable(List<DeadlineRule> rules, WorkingCalendar calendar, RuleOrigins origins) {
        this.rules = rules;
        this.calendar = calendar;
        this.origins = origins;
    }

    /** Each step has a rule, no two of one authority hold on one day, and no target is laxer than the law. */
    void require() {
        var covered = EnumSet.noneOf(LimitedStep.class);
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            covered.add(rule.step());
            for (var other : rules) {
                if (other != rule && other.step() == rule.step()) {
                    requireNotTwice(rule, other, i);
                    requireNotLaxer(rule, other, i);
                }
            }
        }
        if (covered.size() < LimitedStep.values().length) {
            throw new IllegalStateException("A step without a deadline: only " + covered + " have one");
        }
    }

    private void requireNotTwice(DeadlineRule rule, DeadlineRule other, int index) {
        if (rule.authority() == other.authority() && rule.overlaps(other)) {
            throw new IllegalStateException("Deadlines " + other.id() + " and " + rule.id()
                    + " hold on the same days, see " + origins.of(index));
        }
    }

    private void requireNotLaxer(DeadlineRule rule, DeadlineRule other, int index) {
        if (rule.authority() == Authority.COUNTY
                && other.authority() == Authority.LAW
                && rule.isLaxerThan(other, calendar)) {
            throw new IllegalStateException("The county's target " + rule.id() + " gives more time than " + other.id()
                    + " of the law, see " + origins.of(index));
        }
    }
}
