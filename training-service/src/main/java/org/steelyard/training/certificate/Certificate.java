package org.steelyard.training.certificate;

import java.util.List;

/**
 * What is printed on a certificate.
 *
 * @param number stable: printed again, it is the same certificate
 * @param lines a label and what stands beside it; room to write in by hand where that is empty
 * @param issuer who issues it
 * @param date when the module was completed
 */
record Certificate(String title, String number, List<Line> lines, String issuer, String date) {

    Certificate {
        lines = List.copyOf(lines);
    }

    /** A label and what stands beside it. */
    record Line(String label, String text) {}

    @Override
    public String toString() {
        return "Certificate " + number; // a name stays out of logs
    }
}
