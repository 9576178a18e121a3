package org.steelyard.complaint.report;

/** What can be done with a violation report. */
public enum ReportAction {
    RECORDING("recording"),
    PASSING_ON("passing-on"),
    EXTENSION("extension"),
    OUTCOME("outcome");

    private final String resource;

    ReportAction(String resource) {
        this.resource = resource;
    }

    /** The last part of its path in the HTTP interface. */
    public String resource() {
        return resource;
    }
}
