package org.steelyard.complaint.ledger;

/** A run of numbers in a unit's ledger; each begins at one every year. */
public enum LedgerSeries {
    COMPLAINTS("complaints", ""),
    /** Numbered apart, for one number is kept unique within one collection of the store. */
    VIOLATION_REPORTS("violationReports", "R");

    private final String collection;
    private final String mark;

    LedgerSeries(String collection, String mark) {
        this.collection = collection;
        this.mark = mark;
    }

    static LedgerSeries marked(String mark) {
        return mark.isEmpty() ? COMPLAINTS : VIOLATION_REPORTS;
    }

    String collection() {
        return collection;
    }

    /** What stands before the digits of a number. */
    String mark() {
        return mark;
    }
}
