package org.steelyard.complaint.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes a sheet row by row and keeps none of it. */
interface SheetWriter extends AutoCloseable {

    void row(List<SheetCell> cells) throws IOException;

    @Override
    void close() throws IOException;

    /** How a sheet is written. */
    @FunctionalInterface
    interface Format {
        SheetWriter open(OutputStream to, List<String> titles) throws IOException;
    }
}
