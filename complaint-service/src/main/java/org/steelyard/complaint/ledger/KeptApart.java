package org.steelyard.complaint.ledger;

/** What keeps something personal of complaints in documents of its own, and has to forget it when they do. */
public interface KeptApart {

    /** Makes what is kept of a complaint unreadable for good; done again, it changes nothing. */
    void erase(Complaint complaint);
}
