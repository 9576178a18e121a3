package org.steelyard.assessment.year;

/** What people can do with a year, in about the order of the calendar. */
public enum YearAct {
    SELF_ASSESSMENT,
    REVIEW,
    EXCLUSION,
    FREEZE,
    JOINT_REVIEW,
    VETO,
    VETO_REVIEW,
    NOTICE,
    APPEAL,
    APPEAL_DECISION,
    APPROVAL,
    COMMENDATION,
    RECTIFICATION,
    PLAQUE_REMOVAL
}
