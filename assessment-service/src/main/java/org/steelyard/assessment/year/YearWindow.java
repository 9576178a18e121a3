package org.steelyard.assessment.year;

/** The steps of a year that have days of their own in the calendar. */
public enum YearWindow {
    HALF_YEAR,
    SELF_ASSESSMENT,
    STATION_REVIEW,
    OFFICE_REVIEW,
    /** the instant up to which facts count */
    CUT_OFF,
    /** when the freezing itself is done */
    FREEZE,
    JOINT_REVIEW,
    VETO_REVIEW,
    NOTICE
}
