package org.steelyard.escalation.rule;

import java.util.List;
import java.util.Map;
import org.steelyard.contracts.UnitKind;

/** R2. Many complain of one respondent within a few weeks, wherever in the county they were heard: one matter, not many. */
record GroupComplaint(
        String id, RuleAction action, Map<UnitKind, OfficeLevel> targets, int complainants, int withinDays)
        implements ReferralRule {

    @Override
    public List<Finding> consider(Situation situation) {
        var crowd = situation.crowd();
        return crowd == null
                ? List.of()
                : List.of(new Finding(
                        Map.of(
                                RuleFired.GROUP,
                                crowd.group(),
                                "complainants",
                                Integer.toString(crowd.complainants()),
                                "threshold",
                                Integer.toString(complainants),
                                "withinDays",
                                Integer.toString(withinDays)),
                        situation.complaint().category()));
    }
}
