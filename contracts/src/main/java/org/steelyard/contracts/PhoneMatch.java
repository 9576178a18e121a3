package org.steelyard.contracts;

/** What is odd about a phone number, without telling it. */
public enum PhoneMatch {
    NONE,
    /** it belongs to staff of the network */
    STAFF,
    /** it was given for other complainants too */
    REUSED
}
