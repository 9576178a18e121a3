package org.steelyard.complaint.intake;

/**
 * A cell of a workbook.
 *
 * @param text what stands in it
 * @param isNumber whether it stands there as a number, which dates do too
 */
public record Cell(String text, boolean isNumber) {

    public static final Cell EMPTY = new Cell("", false);

    public boolean isBlank() {
        return text.isBlank();
    }

    @Override
    public String toString() {
        return "Cell[withheld]";
    }

    /** The letters of a column, A for 0. */
    public static String column(int index) {
        return (index < 26 ? "" : column(index / 26 - 1)) + (char) ('A' + index % 26);
    }
}
