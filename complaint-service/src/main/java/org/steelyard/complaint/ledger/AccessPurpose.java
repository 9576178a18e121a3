package org.steelyard.complaint.ledger;

/** What somebody who does not handle a complaint needs to know the people in it for. */
public enum AccessPurpose {
    /** Supervising how the unit handles it. */
    SUPERVISION,
    /** Calling the complainant back. */
    CALLBACK,
    /** A complaint about the handling. */
    COMPLAINT_ABOUT_HANDLING,
    /** A court, the police or another authority asks for it by law. */
    LEGAL_REQUEST,
    /** The person asks what is kept of them: Personal Information Protection Law, art. 45. */
    REQUEST_OF_THE_PERSON,
    /** Auditing the ledger. */
    AUDIT,
    /** Said in a note. */
    OTHER
}
