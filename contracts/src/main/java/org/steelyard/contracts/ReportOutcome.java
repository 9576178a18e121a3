package org.steelyard.contracts;

/** What became of a violation report. */
public enum ReportOutcome {
    CASE_FILED,
    CASE_NOT_FILED,
    TRANSFERRED_TO_OTHER_AUTHORITY,
    WITHDRAWN_BY_REPORTER,
    OTHER
}
