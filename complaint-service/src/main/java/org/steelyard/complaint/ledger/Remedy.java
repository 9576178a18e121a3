package org.steelyard.complaint.ledger;

/** What a complainant asks for. */
public enum Remedy {
    REPAIR,
    REDO,
    REPLACE,
    RETURN,
    MAKE_UP_QUANTITY,
    REFUND,
    COMPENSATION
}
