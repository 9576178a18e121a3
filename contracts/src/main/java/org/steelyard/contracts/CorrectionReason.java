package org.steelyard.contracts;

/** Why an entry is corrected. */
public enum CorrectionReason {
    CLERICAL_ERROR,
    NEW_INFORMATION,
    REQUESTED_BY_PARTY,
    OTHER
}
