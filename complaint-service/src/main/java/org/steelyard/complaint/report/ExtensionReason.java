package org.steelyard.complaint.report;

/** Why an office needs more time (SAMR Order 2). */
public enum ExtensionReason {
    CHECK_NOT_FINISHED,
    APPRAISAL_OR_TESTING,
    CASE_COMPLEX,
    OTHER
}
