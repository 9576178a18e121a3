package org.steelyard.contracts;

/** Whom an overdue matter is raised to (督办). */
public enum SupervisionLevel {
    COUNTY_DEPARTMENT,
    COUNTY_LEADERSHIP
}
