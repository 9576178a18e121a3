package org.steelyard.contracts;

/** A deadline of a referral: L1 to refer, L2 to acknowledge, L3 to resolve or return. */
public enum Clock {
    REFERRAL,
    ACKNOWLEDGEMENT,
    RESOLUTION
}
