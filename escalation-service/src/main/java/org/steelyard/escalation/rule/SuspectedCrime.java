package org.steelyard.escalation.rule;

import java.util.List;
import java.util.Map;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Suspicion;
import org.steelyard.contracts.UnitKind;

/** R7. A crime is suspected: the police are proposed, and a person decides. */
record SuspectedCrime(String id, RuleAction action, Map<UnitKind, OfficeLevel> targets) implements ReferralRule {

    @Override
    public List<Finding> consider(Situation situation) {
        return situation.complaint().suspicion() == Suspicion.CRIME
                ? List.of(new Finding(Map.of("suspicion", Suspicion.CRIME.name()), Category.CRIME))
                : List.of();
    }
}
