package org.steelyard.escalation.warning;

/** How a unit stands with a warning. */
public enum RelayState {
    /** It passed it on in time. */
    RELAYED,
    /** It passed it on after L5. */
    RELAYED_LATE,
    /** It has not yet, and there is time. */
    DUE,
    /** It has not, and L5 has passed. */
    OVERDUE
}
