package org.steelyard.contracts;

/** Who looks at a unit's year, in the order of the calendar. */
public enum ReviewStage {
    HALF_YEAR,
    STATION,
    OFFICE,
    JOINT,
    VETO
}
