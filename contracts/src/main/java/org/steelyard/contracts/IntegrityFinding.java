package org.steelyard.contracts;

/** What a review of an integrity flag came to. */
public enum IntegrityFinding {
    /** the pattern was not there */
    UNFOUNDED,
    /** it was there, and in order */
    EXPLAINED,
    /** it was there, and not in order */
    CONFIRMED
}
