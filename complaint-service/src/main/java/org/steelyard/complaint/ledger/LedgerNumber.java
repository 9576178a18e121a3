package org.steelyard.complaint.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern TEXT = Pattern.compile("(\\d{12})-(\\d{4})-(R?)(\\d{4,9})");

    LedgerNumber(String unit, int year, int ordinal) {
        this(LedgerSeries.COMPLAINTS, unit, year, ordinal);
    }

    /** The number that a text is, none if it is something else. */
    static Optional<LedgerNumber> of(String text) {
        return Optional.of(TEXT.matcher(text))
                .filter(Matcher::matches)
                .map(parts -> new LedgerNumber(
                        LedgerSeries.marked(parts.group(3)),
                        parts.group(1),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(4))));
    }

    String text() {
        return "%s-%d-%s%04d".formatted(unit, year, series.mark(), ordinal);
    }
}
