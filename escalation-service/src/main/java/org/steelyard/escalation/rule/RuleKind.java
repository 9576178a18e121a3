package org.steelyard.escalation.rule;

import java.util.EnumSet;
import java.util.Set;

/** What makes a rule fire, and what may follow from it. */
public enum RuleKind {
    /** R1: the disputed amount is at or above the threshold of the unit's kind. */
    LARGE_AMOUNT(Set.of("currency", "thresholds"), RuleAction.ASK, RuleAction.ESCALATE),
    /** R2: so many complainants against one respondent within so many days, across all units of the county. */
    GROUP_COMPLAINT(Set.of("complainants", "withinDays"), RuleAction.ASK, RuleAction.ESCALATE),
    /** R3: any harm beyond money. */
    HARM_DONE(Set.of("competence"), RuleAction.ESCALATE),
    /** R4: so many failed attempts at mediation, or so many working days from receipt at a point. */
    FAILED_MEDIATION(Set.of("failedAttempts", "workingDays"), RuleAction.ASK, RuleAction.ESCALATE),
    /** R5: the respondent is outside the unit's area, or trades online. */
    OUTSIDE_AREA(Set.of(), RuleAction.ASK, RuleAction.ESCALATE),
    /** R6: a violation is suspected. */
    SUSPECTED_VIOLATION(Set.of(), RuleAction.REPORT),
    /** R7: a crime is suspected. */
    SUSPECTED_CRIME(Set.of(), RuleAction.PROPOSE),
    /** R8: a deadline passed. */
    DEADLINE_PASSED(Set.of(), RuleAction.ESCALATE);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of does not change
    private final Set<String> parameters;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final EnumSet<RuleAction> actions;

    RuleKind(Set<String> parameters, RuleAction first, RuleAction... more) {
        this.parameters = parameters;
        this.actions = EnumSet.of(first, more);
    }

    /** The fields a rule of this kind has beside its id, action and targets. */
    Set<String> parameters() {
        return parameters;
    }

    /** What may follow when such a rule fires. */
    Set<RuleAction> actions() {
        return Set.copyOf(actions);
    }

    /** Whether a table may have one such rule at most. */
    boolean isSingle() {
        return this != LARGE_AMOUNT;
    }
}
