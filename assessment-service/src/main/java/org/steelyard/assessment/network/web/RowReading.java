package org.steelyard.assessment.network.web;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.OfficeKind;
import org.steelyard.contracts.UnitKind;
import org.steelyard.platform.problem.FieldRefused;

/** Makes of a row the request that would say the same, held to the same rules. */
@Component
class RowReading {

    static final List<String> UNITS = List.of("code", "name", "kind", "parent", "openedOn", "closedOn", "mergedInto");
    static final List<String> UNITS_REQUIRED = List.of("code", "name", "kind", "parent", "openedOn");
    static final List<String> OFFICES = List.of("code", "name", "kind", "categories", "covers", "onDuty");
    static final List<String> OFFICERS = List.of("unit", "officer", "name", "phone", "from", "to");
    static final List<String> OFFICERS_REQUIRED = List.of("unit", "name", "from");

    /** Also as spreadsheets write it back, {@code 2026/1/5}. */
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-M-d", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final String LIST = "\\s*[;；]\\s*";

    private final Validator validator;

    RowReading(Validator validator) {
        this.validator = validator;
    }

    UnitRow unit(CsvSheet.Row row) {
        var unit = new UnitController.RegisterUnit(
                required(row, "code"),
                required(row, "name"),
                one(row, "kind", UnitKind.class),
                row.get("parent"),
                requiredDay(row, "openedOn"),
                null,
                null);
        return new UnitRow(valid(unit), day(row, "closedOn"), row.get("mergedInto"));
    }

    OfficeController.RegisterOffice office(CsvSheet.Row row) {
        var categories = row.get("categories");
        return valid(new OfficeController.RegisterOffice(
                required(row, "code"),
                required(row, "name"),
                one(row, "kind", OfficeKind.class),
                categories == null
                        ? List.of()
                        : Arrays.stream(categories.split(LIST))
                                .map(name -> one("categories", name, Category.class))
                                .toList(),
                Arrays.asList(required(row, "covers").split(LIST)),
                bool(row, "onDuty"),
                null,
                null));
    }

    OfficerRow officer(CsvSheet.Row row) {
        var officer = new UnitController.AppointOfficer(
                row.get("officer"), required(row, "name"), row.get("phone"), requiredDay(row, "from"), null, null);
        return new OfficerRow(required(row, "unit"), valid(officer), day(row, "to"));
    }

    private <T> T valid(T request) {
        var violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return request;
    }

    private static String required(CsvSheet.Row row, String column) {
        var cell = row.get(column);
        if (cell == null) {
            throw new FieldRefused(column, "required");
        }
        if (cell.codePoints().anyMatch(Character::isISOControl)) {
            throw new FieldRefused(column, "plain-text");
        }
        return cell;
    }

    private static LocalDate requiredDay(CsvSheet.Row row, String column) {
        var day = day(row, column);
        if (day == null) {
            throw new FieldRefused(column, "required");
        }
        return day;
    }

    private static @Nullable LocalDate day(CsvSheet.Row row, String column) {
        var cell = row.get(column);
        try {
            return cell == null ? null : LocalDate.parse(cell.replace('/', '-'), DAY);
        } catch (DateTimeParseException wrong) {
            throw (FieldRefused) new FieldRefused(column, "type", "yyyy-MM-dd").initCause(wrong);
        }
    }

    private static boolean bool(CsvSheet.Row row, String column) {
        return switch (required(row, column)) {
            case "true", "TRUE" -> true; // spreadsheets write it large
            case "false", "FALSE" -> false;
            default -> throw new FieldRefused(column, "one-of", "[true, false]");
        };
    }

    private static <E extends Enum<E>> E one(CsvSheet.Row row, String column, Class<E> codes) {
        return one(column, required(row, column), codes);
    }

    private static <E extends Enum<E>> E one(String column, String cell, Class<E> codes) {
        return Arrays.stream(codes.getEnumConstants())
                .filter(code -> code.name().equals(cell))
                .findFirst()
                .orElseThrow(() -> new FieldRefused(column, "one-of", Arrays.toString(codes.getEnumConstants())));
    }

    record UnitRow(
            UnitController.RegisterUnit unit,
            @Nullable LocalDate closedOn,
            @Nullable String mergedInto) {}

    record OfficerRow(
            String unit,
            UnitController.AppointOfficer officer,
            @Nullable LocalDate to) {}
}
