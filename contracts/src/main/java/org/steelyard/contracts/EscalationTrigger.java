package org.steelyard.contracts;

/** What made a referral: an officer by hand or on a rule's request, or the rule by itself. */
public enum EscalationTrigger {
    OFFICER,
    RULE
}
