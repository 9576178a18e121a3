package org.steelyard.assessment.integrity;

/** Where the review of a flag stands. */
public enum FlagState {
    OPEN,
    SETTLED
}
