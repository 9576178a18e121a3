package org.steelyard.contracts;

/** The level of a unit in the network. */
public enum UnitKind {
    COUNTY,
    STATION,
    POINT
}
