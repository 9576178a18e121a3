package org.steelyard.complaint.report;

/** What somebody needs to know the reporter for. */
public enum DisclosurePurpose {
    ASKING_FOR_DETAILS,
    TELLING_THE_OUTCOME,
    PROTECTING_THE_REPORTER,
    ANSWERING_A_COURT
}
