package org.steelyard.complaint.ledger;

/** Knows which complaints the system drew for a callback. */
public interface CallbackDraws {

    /** Whether this closed complaint was drawn. */
    boolean drew(Complaint complaint);
}
