package org.steelyard.contracts;

/** What an officer suspects beside a dispute: referral rule R6 sends a violation to the report track too, R7 proposes the police. */
public enum Suspicion {
    NONE,
    VIOLATION,
    CRIME
}
