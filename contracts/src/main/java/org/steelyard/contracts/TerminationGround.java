package org.steelyard.contracts;

/** Why mediation ends without an agreement (SAMR Order 121). */
public enum TerminationGround {
    WITHDRAWN_OR_SETTLED_PRIVATELY,
    PARTY_ABSENT_OR_REFUSES,
    NO_AGREEMENT_POSSIBLE,
    NO_AGREEMENT_ON_TEST_FEES,
    TIME_LIMIT_REACHED,
    DECLINE_GROUND_FOUND,
    DEATH_OR_LOSS_OF_STANDING,
    OTHER
}
