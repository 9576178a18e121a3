package org.steelyard.escalation.rule;

/** What follows when a rule fires; of several that fire together, the last one named here leads. */
public enum RuleAction {
    /** The officer is asked to write a violation report beside the complaint, which goes its own way. */
    REPORT,
    /** The officer is asked to refer, and has until L1; then the complaint goes by itself. */
    ASK,
    /** The officer is asked to refer, and has until L1; then the county decides: it never goes by itself. */
    PROPOSE,
    /** The complaint goes to the office by itself, at once. */
    ESCALATE
}
