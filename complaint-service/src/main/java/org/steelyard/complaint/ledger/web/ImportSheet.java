package org.steelyard.complaint.ledger.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.steelyard.complaint.intake.Cell;
import org.steelyard.complaint.intake.WorkbookRefused;
import org.steelyard.complaint.intake.Workbooks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads entries from a workbook whose first row names the columns, in any order. */
@Component
class ImportSheet {

    private static final Set<ImportColumn> NEEDED =
            Set.of(ImportColumn.REFERENCE, ImportColumn.UNIT, ImportColumn.CONTENT, ImportColumn.CATEGORY);

    private final Workbooks workbooks;

    ImportSheet(Workbooks workbooks) {
        this.workbooks = workbooks;
    }

    Rows read(byte[] workbook) {
        var rows = workbooks.rows(workbook);
        var columns = columns(rows.isEmpty() ? List.of() : rows.getFirst());
        var entries = new ArrayList<Row>();
        for (int row = 1; row < rows.size(); row++) {
            if (!rows.get(row).stream().allMatch(Cell::isBlank)) {
                entries.add(new Row(row + 1, rows.get(row)));
            }
        }
        return new Rows(columns, entries);
    }

    private static Map<ImportColumn, Integer> columns(List<Cell> titles) {
        var columns = new EnumMap<ImportColumn, Integer>(ImportColumn.class);
        var unknown = new ArrayList<String>();
        for (int place = 0; place < titles.size(); place++) {
            var title = titles.get(place).text().strip();
            var column = Arrays.stream(ImportColumn.values())
                    .filter(known ->
                            known.title().equals(title) || known.field().equals(title))
                    .findFirst();
            if (column.isPresent() && !columns.containsKey(column.get())) {
                columns.put(column.get(), place);
            } else if (!title.isEmpty()) {
                unknown.add(Cell.column(place) + "1");
            }
        }
        var missing = NEEDED.stream()
                .filter(column -> !columns.containsKey(column))
                .sorted()
                .map(ImportColumn::title)
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw WorkbookRefused.columns(missing, String.join("、", unknown));
        }
        return columns;
    }

    /** The entries of a sheet and where their fields stand. */
    record Rows(Map<ImportColumn, Integer> columns, List<Row> entries) {

        JsonNode entry(Row row) {
            var entry = JsonNodeFactory.instance.objectNode();
            var unused = entry.withObject("/facts"); // so that what is missing in it is named, and so its column
            columns.forEach((column, place) -> {
                if (place < row.cells().size() && !row.cells().get(place).isBlank()) {
                    put(entry, column.field(), column.read(row.cells().get(place)));
                }
            });
            return entry;
        }

        private static void put(ObjectNode entry, String field, JsonNode value) {
            var names = field.split("\\.", 2);
            if (names.length == 1) {
                entry.set(field, value);
            } else {
                entry.withObject("/" + names[0]).set(names[1], value);
            }
        }

        /** Says beside each field that is wrong where in the sheet it stands. */
        void locate(ProblemDetail problem, Row row) {
            problem.setProperty("row", row.number());
            if (problem.getProperties() != null && problem.getProperties().get("errors") instanceof List<?> errors) {
                problem.setProperty(
                        "errors",
                        errors.stream()
                                .map(error -> error instanceof Map<?, ?> fields ? located(fields, row) : error)
                                .toList());
            }
        }

        private Map<Object, Object> located(Map<?, ?> error, Row row) {
            var located = new HashMap<Object, Object>(error);
            var field = String.valueOf(error.get("field"));
            columns.forEach((column, place) -> {
                if (field.equals(column.field())
                        || field.startsWith(column.field() + ".")
                        || field.startsWith(column.field() + "[")) {
                    located.put("cell", Cell.column(place) + row.number());
                    located.put("column", column.title());
                }
            });
            return located;
        }
    }

    /** A row, by its number in the sheet. */
    record Row(int number, List<Cell> cells) {
        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }
}
