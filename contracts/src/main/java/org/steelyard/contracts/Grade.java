package org.steelyard.contracts;

/** The grade of a unit: 优秀, 良好, 合格, 不合格. */
public enum Grade {
    EXCELLENT,
    GOOD,
    QUALIFIED,
    UNQUALIFIED
}
