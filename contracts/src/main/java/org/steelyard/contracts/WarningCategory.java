package org.steelyard.contracts;

/** What a safety warning is about. */
public enum WarningCategory {
    FOOD,
    FARM_INPUTS
}
