package org.steelyard.complaint.ledger;

/** The other track of the ledger: it takes what a letter reports beside what it complains of. */
public interface ReportTrack {

    /** The id of the report that belongs to a complaint; the same each time it is asked. */
    String entryOf(String complaint);

    /** Enters the report of a mixed letter, linked to its complaint; once, however often it is asked. */
    void enter(ReportedLead lead, Complaint complaint, Deed deed);
}
