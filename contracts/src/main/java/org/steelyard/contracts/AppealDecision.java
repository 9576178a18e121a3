package org.steelyard.contracts;

/** How an appeal was decided. */
public enum AppealDecision {
    UPHELD,
    PARTLY_UPHELD,
    REJECTED
}
