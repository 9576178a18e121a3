package org.steelyard.assessment.network.web;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steelyard.platform.problem.FieldRefused;

/** Rows as RFC 4180 has them: UTF-8 with or without its mark, a first line that names the columns in any order. */
final class CsvSheet {

    private static final String FILE = "file";
    private static final String FORMULA = "=+-@\t\r";
    private static final String MARK = "\ufeff";
    private static final int MOST_IN_A_CELL = 20_000;

    private CsvSheet() {}

    /**
     * Reads a sheet, or refuses the whole of it before anything is done.
     *
     * @param columns all columns there are
     * @param required those that must be there
     */
    static List<Row> read(byte[] content, List<String> columns, List<String> required, int maxRows) {
        var records = records(text(content), maxRows + 1);
        if (records.isEmpty()) {
            throw new FieldRefused(FILE, "csv-columns", required.toString());
        }
        var header = records.getFirst().getFields().stream().map(String::strip).toList();
        if (!header.containsAll(required)
                || !columns.containsAll(header)
                || new HashSet<>(header).size() < header.size()) {
            throw new FieldRefused(FILE, "csv-columns", columns.toString());
        }
        if (records.size() > maxRows + 1) {
            throw new FieldRefused(FILE, "csv-rows", maxRows);
        }
        return records.stream()
                .skip(1)
                .filter(record -> record.getFields().stream().anyMatch(cell -> !cell.isBlank()))
                .map(record -> row(record, header))
                .toList();
    }

    private static Row row(CsvRecord record, List<String> header) {
        var line = record.getStartingLineNumber();
        if (record.getFieldCount() != header.size()) {
            throw new FieldRefused(FILE, "csv-line", line);
        }
        var cells = new HashMap<String, String>();
        for (int i = 0; i < header.size(); i++) {
            var cell = harmful(record.getField(i).strip());
            if (!cell.isEmpty()) {
                cells.put(header.get(i), cell);
            }
        }
        return new Row(line, cells);
    }

    private static List<CsvRecord> records(String text, int atMost) {
        var records = new ArrayList<CsvRecord>();
        try (var reader = CsvReader.builder()
                .allowExtraFields(true) // counted here, to name the line
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(MOST_IN_A_CELL)
                .ofCsvRecord(text)) {
            for (var record : reader) {
                records.add(record);
                if (records.size() > atMost) {
                    break;
                }
            }
            return records;
        } catch (CsvParseException broken) {
            var line = records.isEmpty() ? 1 : records.getLast().getStartingLineNumber() + 1;
            throw (FieldRefused) new FieldRefused(FILE, "csv-line", line).initCause(broken);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException("A text in memory is read without fail", e);
        }
    }

    private static String text(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith(MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException otherEncoding) {
            throw (FieldRefused) new FieldRefused(FILE, "csv-utf8").initCause(otherEncoding);
        }
    }

    /** Writes rows that a spreadsheet shows as they are: with the mark of UTF-8, and nothing that starts a formula. */
    static byte[] write(List<String> columns, Iterable<List<@Nullable String>> rows) {
        var out = new StringWriter();
        out.append(MARK);
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
            var unused = csv.writeRecord(columns);
            for (var row : rows) {
                unused = csv.writeRecord(row.stream()
                        .map(cell -> cell == null ? "" : harmless(cell))
                        .toList());
            }
        } catch (java.io.IOException e) {
            throw new UncheckedIOException("A text in memory is written without fail", e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    /** What {@link #harmless} was made of, so that what was exported may be imported. */
    static String harmful(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    /**
     * A row.
     *
     * @param line where it starts in the file, from 1
     * @param cells by column, without the empty ones
     */
    record Row(long line, Map<String, String> cells) {

        @Nullable
        String get(String column) {
            return cells.get(column);
        }

        @Override
        public String toString() {
            return "Row " + line; // names and phones may stand in it
        }
    }
}
