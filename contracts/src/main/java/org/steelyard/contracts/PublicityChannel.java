package org.steelyard.contracts;

/** The kinds of channel by which the public is told of its rights. */
public enum PublicityChannel {
    TELEVISION,
    BROADCAST,
    PRESS,
    INTERNET,
    NOTICE_BOARD,
    LEAFLET,
    STALL,
    LECTURE,
    HOUSEHOLD_VISIT
}
