package org.steelyard.escalation.referral;

/** Where a referral goes. */
sealed interface Route {

    /** To where somebody is on duty: an office, or the station above a point. */
    record To(String code) implements Route {}

    /** Nowhere: somebody has to decide. */
    record Nowhere(Obstacle cause) implements Route {}
}
