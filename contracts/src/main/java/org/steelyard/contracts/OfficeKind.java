package org.steelyard.contracts;

/** What a department of the county does in the network. */
public enum OfficeKind {
    COUNTY_REGULATOR,
    LOCAL_OFFICE,
    ENFORCING_DEPARTMENT,
    GOVERNANCE_OFFICE
}
