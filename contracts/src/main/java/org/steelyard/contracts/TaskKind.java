package org.steelyard.contracts;

/** What was asked of a unit beside its standing duties. */
public enum TaskKind {
    /** help with other consumer protection (S9, P7) */
    TASK,
    /** a question between departments, put to the county (G2, W3) */
    QUESTION
}
