package org.steelyard.escalation.rule;

import java.util.List;
import java.util.Map;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.UnitKind;

/** R3. Somebody was hurt, or a harvest lost: the enforcing department must know, whatever the amount. */
record HarmDone(String id, RuleAction action, Map<UnitKind, OfficeLevel> targets, Map<Harm, Category> competence)
        implements ReferralRule {

    @Override
    public List<Finding> consider(Situation situation) {
        var complaint = situation.complaint();
        var harm = complaint.harm();
        return harm == Harm.NONE
                ? List.of()
                : List.of(new Finding(
                        Map.of(
                                "harm",
                                harm.name(),
                                "category",
                                complaint.category().name()),
                        competence.getOrDefault(harm, complaint.category())));
    }
}
