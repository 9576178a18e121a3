package org.steelyard.complaint.ledger;

/**
 * The number of an entry: {@code <unitCode>-<year>-<4+ digits>}, unique per unit and year, without gaps.
 *
 * @param unit the unit whose ledger it is
 * @param year the local year of receipt
 * @param ordinal from 1
 */
record LedgerNumber(String unit, int year, int ordinal) {

    String text() {
        return "%s-%d-%04d".formatted(unit, year, ordinal);
    }
}
