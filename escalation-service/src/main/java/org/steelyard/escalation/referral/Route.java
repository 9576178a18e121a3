package org.steelyard.escalation.referral;

import org.steelyard.escalation.network.Office;

/** Where a referral goes. */
sealed interface Route {

    /** To an office where somebody is on duty. */
    record To(Office office) implements Route {}

    /** Nowhere: somebody has to decide. */
    record Nowhere(Obstacle cause) implements Route {}

    /** Why no office can take it. */
    enum Obstacle {
        /** No office that serves the unit is competent. */
        NO_OFFICE,
        /** There are competent offices, and nobody is on duty in any. */
        NOBODY_ON_DUTY
    }
}
