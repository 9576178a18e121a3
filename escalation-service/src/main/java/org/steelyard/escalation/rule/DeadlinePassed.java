package org.steelyard.escalation.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.UnitKind;

/**
 * R8. A deadline passed: the matter goes one level up. Here D1 and D2, with which a complaint leaves its unit; where an
 * office has it, the supervision of the referral takes the same rule further up.
 */
record DeadlinePassed(String id, RuleAction action, Map<UnitKind, OfficeLevel> targets) implements ReferralRule {

    @Override
    public List<Finding> consider(Situation situation) {
        return Stream.of(
                        finding(
                                "D1",
                                situation.decisionDueOn(),
                                situation.isUndecidedAfter(situation.decisionDueOn()),
                                situation),
                        finding(
                                "D2",
                                situation.mediationDueOn(),
                                situation.hasPassed(situation.mediationDueOn()),
                                situation))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Finding> finding(
            String deadline, @Nullable LocalDate dueOn, boolean passed, Situation situation) {
        return passed && dueOn != null
                ? List.of(new Finding(
                        Map.of(RuleFired.DEADLINE, deadline, "dueOn", dueOn.toString()),
                        situation.complaint().category()))
                : List.of();
    }
}
