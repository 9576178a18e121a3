package org.steelyard.complaint.document;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** RFC 4180, with the mark by which spreadsheets see that it is UTF-8. */
final class CsvWriter implements SheetWriter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Writer out;

    CsvWriter(OutputStream to, List<String> titles) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        out.write('\ufeff');
        row(titles.stream().map(SheetCell::of).toList());
    }

    @Override
    public void row(List<SheetCell> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(field(cells.get(i)));
        }
        out.write("\r\n");
    }

    private static String field(SheetCell cell) {
        return switch (cell) {
            case SheetCell.Text text -> quoted(text.harmless());
            case SheetCell.Figure(var number) -> number.toPlainString();
            case SheetCell.Day(var date) -> date.toString();
            case SheetCell.Moment(var time) -> TIME.format(time);
        };
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';' || c == '\t')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    @Override
    public void close() throws IOException {
        out.flush(); // the stream is the server's to close
    }
}
