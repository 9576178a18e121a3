package org.steelyard.complaint.document;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes as many rows as a county has in years, each different, to nowhere; run in a JVM with too little room for them. */
final class HundredThousandRows {

    private static final int ROWS = 100_000;

    private HundredThousandRows() {}

    public static void main(String[] args) throws IOException {
        write(CsvWriter::new);
        System.out.println("csv done");
        write(XlsxWriter::new);
        System.out.println("xlsx done");
    }

    private static void write(SheetWriter.Format format) throws IOException {
        var titles = Collections.nCopies(18, "列");
        try (var writer = format.open(OutputStream.nullOutputStream(), titles)) {
            for (int row = 0; row < ROWS; row++) {
                writer.row(cells(row));
            }
        }
    }

    private static List<SheetCell> cells(int row) {
        var cells = new ArrayList<SheetCell>();
        for (int column = 0; column < 14; column++) {
            cells.add(SheetCell.of("第" + row + "行第" + column + "列的内容"));
        }
        cells.add(SheetCell.of(new BigDecimal(row).movePointLeft(2)));
        cells.add(SheetCell.of(row));
        cells.add(SheetCell.of(LocalDate.of(2026, 1, 1).plusDays(row % 365)));
        cells.add(new SheetCell.Moment(LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(row)));
        return cells;
    }
}
