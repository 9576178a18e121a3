package org.steelyard.escalation.rule;

import java.util.Map;
import java.util.Optional;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.UnitKind;
import org.steelyard.escalation.complaint.ComplaintFacts;

/** Somebody was hurt, or a harvest lost: the enforcing department must know, whatever the amount. */
record HarmDone(String id, RuleAction action, Map<Harm, Category> competence, Map<UnitKind, OfficeLevel> targets)
        implements ReferralRule {

    @Override
    public OfficeLevel targetOf(ComplaintFacts complaint) {
        return targets.getOrDefault(complaint.unit().kind(), OfficeLevel.COUNTY_DEPARTMENT);
    }

    @Override
    public Optional<Finding> consider(ComplaintFacts complaint) {
        var harm = complaint.harm();
        return harm == Harm.NONE
                ? Optional.empty()
                : Optional.of(new Finding(
                        Map.of(
                                "harm",
                                harm.name(),
                                "category",
                                complaint.category().name()),
                        competence.getOrDefault(harm, complaint.category())));
    }
}
