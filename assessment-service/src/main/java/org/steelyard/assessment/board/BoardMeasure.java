package org.steelyard.assessment.board;

/** What a line of the board counts. */
public enum BoardMeasure {
    /** n = stations and points in service, k = those within reach of N·elapsed sessions held */
    SESSIONS_DELIVERED,
    /** n = officers serving there, k = those with a valid completion this year */
    STAFF_COVERED,
    /** the modes, of seven, in which sessions were held or modules completed */
    MODES_USED,
    /** inspections by the county's offices, of each unit no more than the year asks for */
    GUIDANCE_VISITS,
    /** n = defects found in the year, k = those fixed or passed since */
    DEFECTS_FIXED,
    /** n = units reviewed together, for each of the two departments; k = reviews each of them recorded */
    REVIEW_ATTENDANCE,
    /** the kinds, of four, of dated joint records: deployed, inspected, appraised, commended */
    JOINT_RECORDS,
    /** joint actions against infringements */
    JOINT_ACTIONS,
    /** n = questions between departments answered or past due, k = those answered by then */
    QUESTIONS_ANSWERED
}
