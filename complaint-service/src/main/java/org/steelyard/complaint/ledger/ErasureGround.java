package org.steelyard.complaint.ledger;

/** Why personal data must be erased: Personal Information Protection Law, art. 47. */
public enum ErasureGround {
    /** No. 1: the purpose is reached, cannot be reached, or needs them no more. */
    PURPOSE_ENDED,
    /** No. 2: the service ended or the time of keeping is over. */
    RETENTION_ENDED,
    /** No. 3: the person took consent back. */
    CONSENT_WITHDRAWN,
    /** No. 4: they were handled against the law or an agreement. */
    UNLAWFUL,
    /** No. 5: another law or regulation says so. */
    OTHER_LAW
}
