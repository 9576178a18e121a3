package org.steelyard.escalation.rule;

/** How near the office is that a referral goes to. */
public enum OfficeLevel {
    /** The nearest competent office; a department of the county where no local office is competent. */
    LOCAL_OFFICE,
    /** A competent department of the county. */
    COUNTY_DEPARTMENT
}
