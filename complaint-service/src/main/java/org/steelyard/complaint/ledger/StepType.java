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
    /** Handed to an office, told by the escalation service. */
    ESCALATION("escalation"),
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
