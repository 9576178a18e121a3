package org.steelyard.contracts;

/** The seven modes of training. */
public enum TrainingMode {
    SELF_STUDY,
    LECTURE,
    TOURING_TUTORIAL,
    SPECIAL_LECTURE,
    EXPERIENCE_EXCHANGE,
    CASE_STUDY,
    MEETING
}
