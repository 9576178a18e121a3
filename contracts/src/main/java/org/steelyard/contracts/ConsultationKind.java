package org.steelyard.contracts;

/** A question that was answered, or the note that a month brought none. */
public enum ConsultationKind {
    CONSULTATION,
    NIL_NOTE
}
