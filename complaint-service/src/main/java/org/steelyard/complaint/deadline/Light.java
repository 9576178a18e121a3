package org.steelyard.complaint.deadline;

/** How near a due date is, as it is shown on every list. */
public enum Light {
    GREEN,
    AMBER,
    RED,
    OVERDUE,
    /** The clock stands still. */
    PAUSED,
    /** The working calendar needed to tell is not loaded. */
    UNKNOWN
}
