package org.steelyard.contracts;

/** What makes a unit unqualified whatever its score (一票否决). */
public enum VetoGround {
    FALSIFIED_RECORDS,
    INCIDENT_HIDDEN,
    REPORTER_IDENTITY_LEAKED,
    FEES_OR_BENEFITS,
    REFUSAL_MASS_INCIDENT
}
