package org.steelyard.contracts;

/** How one attempt at mediation ended. */
public enum AttemptOutcome {
    AGREED,
    ADJOURNED,
    FAILED
}
