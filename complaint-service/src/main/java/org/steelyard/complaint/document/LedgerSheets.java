package org.steelyard.complaint.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Service;
import org.steelyard.complaint.ledger.Ledger;
import org.steelyard.platform.security.Caller;

/** Writes a unit's ledger of a year as a sheet, in batches, so that its length does not matter. */
@Service
public class LedgerSheets {

    private final Ledger ledger;
    private final int batch;

    LedgerSheets(Ledger ledger, DocumentSettings settings) {
        this.ledger = ledger;
        this.batch = settings.sheetBatch();
    }

    /** The ledger as comma-separated values. */
    public Sheet csv(String unit, int year, Caller caller) {
        return sheet(unit, year, caller, CsvWriter::new);
    }

    /** The ledger as a workbook. */
    public Sheet xlsx(String unit, int year, Caller caller) {
        return sheet(unit, year, caller, XlsxWriter::new);
    }

    /** Refuses who may not read it before anything is written. */
    private Sheet sheet(String unit, int year, Caller caller, SheetWriter.Format format) {
        ledger.requireReadable(unit, caller);
        return to -> {
            var titles = new ArrayList<String>();
            for (var column : LedgerColumn.values()) {
                titles.add(column.title());
            }
            try (var writer = format.open(to, titles)) {
                write(
                        after -> ledger.lines(unit, year, caller, after, batch),
                        Ledger.Line::ordinal,
                        batch,
                        line -> writer.row(LedgerColumn.cells(line)));
            }
        };
    }

    /** Reads batch after batch, each written before the next is read. */
    static <T> void write(IntFunction<List<T>> read, ToIntFunction<T> ordinal, int batch, RowWriter<T> to)
            throws IOException {
        for (int after = 0; ; ) {
            var oneMore = read.apply(after);
            var lines = oneMore.size() > batch ? oneMore.subList(0, batch) : oneMore;
            for (var line : lines) {
                to.write(line);
            }
            if (oneMore.size() <= batch) {
                return;
            }
            after = ordinal.applyAsInt(lines.getLast());
        }
    }

    /** Takes one line. */
    @FunctionalInterface
    interface RowWriter<T> {
        void write(T line) throws IOException;
    }

    /** A sheet that is written as it is read. */
    @FunctionalInterface
    public interface Sheet {
        void writeTo(OutputStream to) throws IOException;
    }
}
