package org.steelyard.escalation.rule;

/** How near that is to which a referral goes. */
public enum OfficeLevel {
    /** The station above a point. */
    STATION,
    /** The nearest competent office; a department of the county where no local office is competent. */
    LOCAL_OFFICE,
    /** A competent department of the county. */
    COUNTY_DEPARTMENT
}
