package org.steelyard.contracts;

/** How satisfied a complainant is, asked in a callback. */
public enum CallbackGrade {
    VERY_SATISFIED,
    SATISFIED,
    FAIR,
    NOT_SATISFIED
}
