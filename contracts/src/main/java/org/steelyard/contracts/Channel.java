package org.steelyard.contracts;

/** How a fact came in. */
public enum Channel {
    PHONE,
    PAPER,
    APP,
    IMPORT,
    SYSTEM
}
