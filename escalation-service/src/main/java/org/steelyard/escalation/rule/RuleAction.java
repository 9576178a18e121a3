package org.steelyard.escalation.rule;

/** What follows when a rule fires. */
public enum RuleAction {
    /** The officer is asked to refer, and has until L1. */
    ASK,
    /** The complaint goes to the office by itself, at once. */
    ESCALATE
}
