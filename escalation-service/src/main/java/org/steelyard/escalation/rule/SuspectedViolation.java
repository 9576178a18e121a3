package org.steelyard.escalation.rule;

import java.util.List;
import java.util.Map;
import org.steelyard.contracts.Suspicion;
import org.steelyard.contracts.UnitKind;

/** R6. An infringement is suspected: the report track hears of it as well; the complaint goes on all the same. */
record SuspectedViolation(String id, RuleAction action, Map<UnitKind, OfficeLevel> targets) implements ReferralRule {

    @Override
    public List<Finding> consider(Situation situation) {
        return situation.complaint().suspicion() == Suspicion.VIOLATION
                ? List.of(new Finding(
                        Map.of("suspicion", Suspicion.VIOLATION.name()),
                        situation.complaint().category()))
                : List.of();
    }
}
