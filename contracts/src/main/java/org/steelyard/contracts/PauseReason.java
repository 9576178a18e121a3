package org.steelyard.contracts;

/** What stops the clock of a deadline (SAMR Orders 2 and 121). */
public enum PauseReason {
    APPRAISAL_OR_TESTING,
    SETTLING_JURISDICTION,
    SUPPLEMENTING_DOCUMENTS
}
