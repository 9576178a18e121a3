package org.steelyard.contracts;

/** Why an office sends a referral back. */
public enum ReturnReason {
    PAPERS_MISSING,
    OUTSIDE_DUTY,
    NOT_SERIOUS,
    DUPLICATE,
    OTHER
}
