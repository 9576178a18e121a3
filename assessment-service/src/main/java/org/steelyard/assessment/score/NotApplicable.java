package org.steelyard.assessment.score;

/** Why an indicator does not apply; its weight then goes to others. */
public enum NotApplicable {
    /** nothing to count: n = 0 */
    NOTHING_TO_COUNT,
    /** no inspection in the twelve months before */
    NO_INSPECTION,
    /** so early in the year that nothing is due */
    NOTHING_DUE_YET,
    /** no point has a score */
    NO_POINT_SCORED
}
