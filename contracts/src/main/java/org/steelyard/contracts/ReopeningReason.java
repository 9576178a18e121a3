package org.steelyard.contracts;

/** Why a closed complaint is opened again; {@code FALSE_CLOSURE} costs the unit a point. */
public enum ReopeningReason {
    NEW_EVIDENCE,
    AGREEMENT_NOT_KEPT,
    FALSE_CLOSURE,
    CLOSED_BY_MISTAKE,
    OTHER
}
