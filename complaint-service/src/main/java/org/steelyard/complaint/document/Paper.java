package org.steelyard.complaint.document;

import java.util.List;

/**
 * What is printed on one document, from top to bottom.
 *
 * @param plaque the name of the unit, as on its plaque
 * @param title the form's title
 * @param number the document's number
 * @param ledgerNumber the number of the entry it belongs to, also in the square code
 * @param parts what stands below
 */
record Paper(String plaque, String title, String number, String ledgerNumber, List<Part> parts) {

    Paper {
        parts = List.copyOf(parts);
    }

    /** Something that is set below what stands above it. */
    sealed interface Part {}

    /** To whom it is said; not indented. */
    record Addressee(String text) implements Part {}

    /** Running text, its first line indented by two characters. */
    record Paragraph(String text) implements Part {}

    /** A ruled table. */
    record Table(List<Row> rows) implements Part {
        Table {
            rows = List.copyOf(rows);
        }

        static Table of(Row... rows) {
            return new Table(List.of(rows));
        }
    }

    /**
     * A row of labelled cells, side by side; one cell takes the whole width.
     *
     * @param lines how many lines of text it has room for at least, for what is written in by hand
     */
    record Row(List<Cell> cells, int lines) {
        Row {
            cells = List.copyOf(cells);
        }

        static Row of(String label, String text) {
            return new Row(List.of(new Cell(label, text)), 1);
        }

        static Row of(String label, String text, String otherLabel, String otherText) {
            return new Row(List.of(new Cell(label, text), new Cell(otherLabel, otherText)), 1);
        }

        static Row room(String label, String text, int lines) {
            return new Row(List.of(new Cell(label, text)), lines);
        }
    }

    /** A label and what stands beside it. */
    record Cell(String label, String text) {}

    /** Who issues it and when, at the right, with room for the stamp. */
    record Issuer(String name, String date) implements Part {}

    /** Lines to sign on, side by side. */
    record Signatures(List<String> labels) implements Part {
        Signatures {
            labels = List.copyOf(labels);
        }

        static Signatures of(String... labels) {
            return new Signatures(List.of(labels));
        }
    }

    /** Small print. */
    record Remark(String text) implements Part {}
}
