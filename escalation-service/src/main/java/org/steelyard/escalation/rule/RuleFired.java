package org.steelyard.escalation.rule;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Category;

/**
 * A rule that fired, kept with the referral so that nobody has to ask why.
 *
 * @param rule the rule's id
 * @param version the version of the table
 * @param facts what it fired on, and the limits it compared with
 * @param level how near that is to be to which it goes
 * @param competence the category the office must be competent for
 */
public record RuleFired(
        String rule,
        int version,
        RuleAction action,
        Map<String, String> facts,
        OfficeLevel level,
        Category competence) {

    static final String GROUP = "group";
    static final String DEADLINE = "deadline";

    public RuleFired {
        facts = Map.copyOf(facts);
    }

    /** What a rule fires on once only: the rule itself, and the deadline where it watches several. */
    public String key() {
        var deadline = facts.get(DEADLINE);
        return deadline == null ? rule : rule + ":" + deadline;
    }

    /** The group of linked complaints, if it fired on one. */
    public @Nullable String group() {
        return facts.get(GROUP);
    }
}
