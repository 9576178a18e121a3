package org.steelyard.contracts;

/** What makes a completion valid. */
public enum CompletionBasis {
    ATTENDANCE,
    QUIZ
}
