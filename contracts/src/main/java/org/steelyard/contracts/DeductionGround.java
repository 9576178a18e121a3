package org.steelyard.contracts;

/** What costs a unit points beside its indicators. */
public enum DeductionGround {
    /** a substantiated complaint about staff */
    STAFF_COMPLAINT,
    /** an incident reported late or not at all */
    LATE_INCIDENT
}
