package org.steelyard.escalation.referral;

/** Why a referral lies with the county, which has to decide. */
public enum Obstacle {
    /** No office that serves the unit is competent. */
    NO_OFFICE,
    /** There are competent offices, and nobody is on duty in any. */
    NOBODY_ON_DUTY,
    /** Two offices sent the same complaint back. */
    SECOND_RETURN,
    /** It must not go by itself, and the officer who was asked did nothing. */
    PERSON_DECIDES;

    /** Whether the network may change so that it goes on by itself. */
    boolean isCurable() {
        return this == NO_OFFICE || this == NOBODY_ON_DUTY;
    }
}
