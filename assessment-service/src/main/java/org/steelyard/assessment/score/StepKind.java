package org.steelyard.assessment.score;

/** What a step is, and the codes it carries. */
public enum StepKind {
    /** {@link #COMPLETE} if all required fields of form 1 are there */
    RECEIVED,
    ACCEPTED,
    DECLINED,
    ATTEMPTED,
    SETTLED,
    TERMINATED,
    WITHDRAWN,
    RESOLVED,
    /** a rule asked for a referral: its id */
    ASKED,
    /** handed to an office: by {@code OFFICER} or by {@code RULE} */
    REFERRED,
    ACKNOWLEDGED,
    /** sent back by the office: the reason */
    RETURNED,
    ENDED_BY_OFFICE,
    /** the items of inspection found in order */
    INSPECTED,
    /** officer, module, year */
    COMPLETED,
    /** officer, module, year */
    REVOKED,
    /** the local date, then the modules */
    SESSION_HELD,
    /** first day in force, version, then the modules with material to study alone */
    SYLLABUS_PUBLISHED;

    static final String COMPLETE = "complete";

    /** Whether it is a step of the complaint itself, whose last one tells the complaint's state. */
    boolean ofComplaint() {
        return compareTo(RESOLVED) <= 0;
    }

    /** Whether a complaint whose last step it is, is closed. */
    boolean closes() {
        return switch (this) {
            case DECLINED, SETTLED, TERMINATED, WITHDRAWN, RESOLVED -> true;
            default -> false;
        };
    }
}
