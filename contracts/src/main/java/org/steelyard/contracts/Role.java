package org.steelyard.contracts;

/** What a person may be in the network; {@code SYSTEM} is the software acting by a rule. */
public enum Role {
    POINT_OFFICER,
    STATION_OFFICER,
    OFFICE_OFFICER,
    COUNTY_REGULATOR,
    GOVERNANCE_OFFICE,
    AUDITOR,
    OPERATOR,
    IMPORTER,
    SYSTEM
}
