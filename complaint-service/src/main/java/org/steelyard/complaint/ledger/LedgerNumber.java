package org.steelyard.complaint.ledger;

/**
 * The number of an entry: {@code <unitCode>-<year>-<4+ digits>}, unique per unit and year, without gaps; before the digits of
 * a violation report stands an R.
 *
 * @param series which entries are numbered
 * @param unit the unit whose ledger it is
 * @param year the local year of receipt
 * @param ordinal from 1
 */
record LedgerNumber(LedgerSeries series, String unit, int year, int ordinal) {

    LedgerNumber(String unit, int year, int ordinal) {
        this(LedgerSeries.COMPLAINTS, unit, year, ordinal);
    }

    String text() {
        return "%s-%d-%s%04d".formatted(unit, year, series.mark(), ordinal);
    }
}
