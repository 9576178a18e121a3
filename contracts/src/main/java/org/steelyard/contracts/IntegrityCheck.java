package org.steelyard.contracts;

/** The checks that ask a person to look; none changes a score. */
public enum IntegrityCheck {
    /** a callback went to a staff phone, or to one used for several complainants */
    CALLBACK_PHONE,
    /** staff complaining to their own unit */
    STAFF_COMPLAINT,
    /** closed within minutes, entered in bulk or at night, or recorded long after it occurred */
    IMPLAUSIBLE_TIMES,
    /** closed and reopened */
    CLOSED_AND_REOPENED,
    /** referrals dumped or bounced */
    REFERRALS_BOUNCED,
    /** no entry while others report the village */
    SILENCE,
    /** callbacks chosen by hand instead of drawn */
    CALLBACK_CHOSEN,
    /** training sign-ins that overlap in time or place */
    SIGN_INS_OVERLAP
}
