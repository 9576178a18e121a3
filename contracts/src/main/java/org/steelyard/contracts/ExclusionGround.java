package org.steelyard.contracts;

/** Why a case is left out of scoring (剔除). */
public enum ExclusionGround {
    /** entered twice */
    DUPLICATE,
    /** not a dispute of a consumer */
    NO_CONSUMER_DISPUTE,
    OUTSIDE_AREA,
    /** claims for profit, or another's name used */
    MALICIOUS,
    /** nobody could have kept the limits */
    FORCE_MAJEURE,
    OTHER
}
