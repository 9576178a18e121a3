package org.steelyard.complaint.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of one sheet; text stands in its cell instead of in a table that would have to be kept to the end. */
final class XlsxWriter implements SheetWriter {

    private static final int ROWS_KEPT = 200;

    private final Workbook book;
    private final Worksheet sheet;
    private int row;

    XlsxWriter(OutputStream to, List<String> titles) throws IOException {
        book = new Workbook(to, "Steelyard", null);
        sheet = book.newWorksheet("台账");
        sheet.freezePane(0, 1);
        for (int column = 0; column < titles.size(); column++) {
            sheet.width(column, 18);
            sheet.inlineString(0, column, titles.get(column));
            sheet.style(0, column).bold().set();
        }
        row = 1;
    }

    @Override
    public void row(List<SheetCell> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            put(column, cells.get(column));
        }
        row++;
        if (row % ROWS_KEPT == 0) {
            sheet.flush();
        }
    }

    private void put(int column, SheetCell cell) {
        switch (cell) {
            case SheetCell.Text text -> sheet.inlineString(row, column, printable(text.harmless()));
            case SheetCell.Figure(var number) -> sheet.value(row, column, number);
            case SheetCell.Day(var date) -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            case SheetCell.Moment(var time) -> {
                sheet.value(row, column, time);
                sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
            }
        }
    }

    /** XML knows no control characters. */
    private static String printable(String text) {
        return text.codePoints()
                .filter(c -> c >= ' ' || c == '\t' || c == '\n')
                .filter(c -> c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Override
    public void close() throws IOException {
        book.finish();
    }
}
