package org.steelyard.escalation.rule;

import java.util.Map;
import java.util.Optional;
import org.steelyard.contracts.Category;
import org.steelyard.escalation.complaint.ComplaintFacts;

/** A policy that says which complaints are to be referred. */
sealed interface ReferralRule permits LargeAmount, HarmDone {

    String id();

    RuleAction action();

    OfficeLevel targetOf(ComplaintFacts complaint);

    /** Whether it fires on these facts, and if so on which. */
    Optional<Finding> consider(ComplaintFacts complaint);

    /**
     * What a rule found.
     *
     * @param facts what it compared
     * @param competence the category the office must be competent for
     */
    record Finding(Map<String, String> facts, Category competence) {}
}
