package org.steelyard.contracts;

/** How an office ended a referral. */
public enum ResolutionOutcome {
    SETTLED_BY_OFFICE,
    CASE_FILED,
    RESPONDENT_ORDERED_TO_CORRECT,
    NO_INFRINGEMENT_FOUND,
    OTHER
}
