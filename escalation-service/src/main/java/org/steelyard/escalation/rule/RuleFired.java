package org.steelyard.escalation.rule;

import java.util.Map;
import org.steelyard.contracts.Category;

/**
 * A rule that fired, kept with the referral so that nobody has to ask why.
 *
 * @param rule the rule's id
 * @param version the version of the table
 * @param facts what it fired on, and the limits it compared with
 * @param level how near the office is to be
 * @param competence the category the office must be competent for
 */
public record RuleFired(
        String rule,
        int version,
        RuleAction action,
        Map<String, String> facts,
        OfficeLevel level,
        Category competence) {

    public RuleFired {
        facts = Map.copyOf(facts);
    }
}
