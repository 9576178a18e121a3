package org.steelyard.complaint.ledger;

/** What can be done with a complaint, by its unit or by the office it was referred to. */
public enum StepType {
    RECEPTION("reception"),
    ACCEPTANCE("acceptance"),
    DECLINATION("declination"),
    MEDIATION_ATTEMPT("mediation-attempts"),
    SETTLEMENT("settlement"),
    TERMINATION("termination"),
    WITHDRAWAL("withdrawal"),
    REOPENING("reopening"),
    PAUSE("pauses"),
    RESUMPTION("pauses/end"),
    CORRECTION("corrections"),
    CALLBACK("callback"),
    /** A file was added; allowed at any time, and nothing is told of it. */
    ATTACHMENT("attachments"),
    /** Handed to an office, told by the escalation service. */
    ESCALATION("escalation"),
    /** Handed from one office to another. */
    TRANSFER("transfer"),
    /** A second office works on it too. */
    JOINING("joining"),
    /** Sent back by the office. */
    RETURN("return"),
    /** Ended by the office. */
    RESOLUTION("resolution");

    private final String resource;

    StepType(String resource) {
        this.resource = resource;
    }

    /** The name of the step in the HTTP interface, the last part of its path. */
    public String resource() {
        return resource;
    }
}
