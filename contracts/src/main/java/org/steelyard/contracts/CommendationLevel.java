package org.steelyard.contracts;

/** By whom, or for what, a unit was commended. */
public enum CommendationLevel {
    COUNTY,
    CITY,
    PROVINCE,
    /** a report in the media */
    MEDIA,
    /** a case adopted as typical */
    TYPICAL_CASE
}
