package org.steelyard.contracts;

/** What the regulator and the governance office do together; the first four are the dated records of G1. */
public enum JointActionKind {
    DEPLOYMENT,
    INSPECTION,
    APPRAISAL,
    COMMENDATION,
    /** a joint action against infringements (G2) */
    ENFORCEMENT
}
