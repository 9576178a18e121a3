package org.steelyard.contracts;

/** Where a respondent does business, as seen from the unit; any but {@code IN_AREA} makes referral rule R5 fire. */
public enum RespondentPlace {
    IN_AREA,
    OUTSIDE_AREA,
    ONLINE
}
