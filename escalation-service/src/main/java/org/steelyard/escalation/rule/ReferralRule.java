package org.steelyard.escalation.rule;

import java.util.List;
import java.util.Map;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.UnitKind;
import org.steelyard.escalation.complaint.ComplaintFacts;

/** A policy that says which complaints are to be referred. */
sealed interface ReferralRule
        permits LargeAmount,
                GroupComplaint,
                HarmDone,
                FailedMediation,
                OutsideArea,
                SuspectedViolation,
                SuspectedCrime,
                DeadlinePassed {

    String id();

    RuleAction action();

    /** By the kind of the unit, how near that is to which it refers. */
    Map<UnitKind, OfficeLevel> targets();

    default OfficeLevel targetOf(ComplaintFacts complaint) {
        return targets().getOrDefault(complaint.unit().kind(), OfficeLevel.COUNTY_DEPARTMENT);
    }

    /** What it fires on in this situation; nothing if it does not fire. */
    List<Finding> consider(Situation situation);

    /**
     * What a rule found.
     *
     * @param facts what it compared
     * @param competence the category the office must be competent for
     */
    record Finding(Map<String, String> facts, Category competence) {}
}
