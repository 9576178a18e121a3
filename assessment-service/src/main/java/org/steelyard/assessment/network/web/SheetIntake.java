package org.steelyard.assessment.network.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.network.Appointee;
import org.steelyard.assessment.network.NetworkRegistry;
import org.steelyard.assessment.network.NetworkSettings;
import org.steelyard.assessment.network.Office;
import org.steelyard.assessment.network.OfficeRegistry;
import org.steelyard.assessment.network.Tenure;
import org.steelyard.assessment.network.Unit;
import org.steelyard.assessment.network.UnitRegistration;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.PartProblems;
import org.steelyard.platform.sealing.BlindIndex;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/**
 * Takes sheets in, each row as if it had come as a request of its own: what is right is taken, what is wrong is named by
 * line and field, and the mended sheet may be sent whole again, because a row that says what is there changes nothing.
 * Units come in from the county down and close from the points up, whatever their order in the sheet.
 */
@Component
class SheetIntake {

    private final NetworkRegistry registry;
    private final OfficeRegistry offices;
    private final RowReading reading;
    private final PartProblems problems;
    private final BlindIndex index;
    private final NetworkSettings settings;

    SheetIntake(
            NetworkRegistry registry,
            OfficeRegistry offices,
            RowReading reading,
            PartProblems problems,
            BlindIndex index,
            NetworkSettings settings) {
        this.registry = registry;
        this.offices = offices;
        this.reading = reading;
        this.problems = problems;
        this.index = index;
        this.settings = settings;
    }

    Taken units(byte[] sheet, Caller by, Moment at, HttpServletRequest request) {
        by.require(Role.COUNTY_REGULATOR, Role.IMPORTER);
        var rows = CsvSheet.read(sheet, RowReading.UNITS, RowReading.UNITS_REQUIRED, settings.maxRows());
        var results = new ArrayList<RowResult>();
        var read = new ArrayList<ReadUnit>();
        for (var row : rows) {
            try {
                read.add(new ReadUnit(row, reading.unit(row)));
            } catch (RuntimeException wrong) {
                results.add(refused(row, "code", wrong, request));
            }
        }
        read.sort(Comparator.comparing(unit -> unit.said().unit().kind()));
        var outcomes = new ArrayList<Entered>();
        for (var unit : read) {
            try {
                outcomes.add(new Entered(unit, enter(unit.said(), by, at)));
            } catch (RuntimeException wrong) {
                results.add(refused(unit.row(), "code", wrong, request));
            }
        }
        for (var entered : outcomes.reversed()) {
            results.add(closed(entered, by, at, request));
        }
        return Taken.of(results);
    }

    private Outcome enter(RowReading.UnitRow said, Caller by, Moment at) {
        var body = said.unit();
        if (registry.lookUp(body.code()) instanceof Unit there && by.covers(there.path())) {
            requireSame("kind", there.kind() == body.kind());
            requireSame("parent", Objects.equals(there.parent(), body.parent()));
            requireSame("openedOn", there.openedOn().equals(body.openedOn()));
            requireSame("closedOn", there.closedOn() == null || there.closedOn().equals(said.closedOn()));
            if (there.name().equals(body.name())) {
                return Outcome.UNCHANGED;
            }
            var unused = registry.change(there.id(), body.name(), null, by, at, Conditions.NONE);
            return Outcome.CHANGED;
        }
        var registration = new UnitRegistration(body.code(), body.name(), body.kind(), body.parent(), body.openedOn());
        var unused = registry.register(registration, by, at, Conditions.NONE);
        return Outcome.CREATED;
    }

    private RowResult closed(Entered entered, Caller by, Moment at, HttpServletRequest request) {
        var said = entered.unit().said();
        var code = said.unit().code();
        try {
            var there = registry.lookUp(code);
            if (said.closedOn() == null || there == null || there.closedOn() != null) {
                return RowResult.done(entered.unit().row(), code, entered.outcome());
            }
            var unused = said.mergedInto() == null
                    ? registry.change(code, null, said.closedOn(), by, at, Conditions.NONE)
                    : registry.merge(code, said.mergedInto(), said.closedOn(), by, at, Conditions.NONE);
            return RowResult.done(
                    entered.unit().row(),
                    code,
                    entered.outcome() == Outcome.CREATED ? Outcome.CREATED : Outcome.CHANGED);
        } catch (RuntimeException wrong) {
            return refused(entered.unit().row(), "code", wrong, request);
        }
    }

    Taken offices(byte[] sheet, Caller by, Moment at, HttpServletRequest request) {
        by.require(Role.COUNTY_REGULATOR, Role.IMPORTER);
        var rows = CsvSheet.read(sheet, RowReading.OFFICES, RowReading.OFFICES, settings.maxRows());
        return each(rows, "code", request, row -> {
            var state = reading.office(row).state();
            if (offices.lookUp(state.code()) instanceof Office there && by.covers(List.of(there.county()))) {
                if (!there.state().equals(state)) {
                    throw new FieldRefused("code", "differs");
                }
                return Outcome.UNCHANGED;
            }
            var unused = offices.register(state, by, at, Conditions.NONE);
            return Outcome.CREATED;
        });
    }

    Taken officers(byte[] sheet, Caller by, Moment at, HttpServletRequest request) {
        by.require(Role.COUNTY_REGULATOR, Role.IMPORTER);
        var rows = CsvSheet.read(sheet, RowReading.OFFICERS, RowReading.OFFICERS_REQUIRED, settings.maxRows());
        return each(rows, "unit", request, row -> officer(reading.officer(row), by, at));
    }

    private Outcome officer(RowReading.OfficerRow said, Caller by, Moment at) {
        var unit = registry.lookUp(said.unit());
        if (unit == null || !by.covers(unit.path())) {
            throw new FieldRefused("unit", "unknown-unit");
        }
        var body = said.officer();
        var id = body.officer() == null ? idOf(said) : body.officer();
        var there = unit.officers().stream()
                .filter(tenure -> tenure.officer().equals(id) && tenure.from().equals(body.from()))
                .findFirst()
                .orElse(null);
        if (there != null) {
            return again(there, said, by, at);
        }
        var unused = registry.appoint(
                said.unit(), new Appointee(id, body.name(), body.phone()), body.from(), by, at, Conditions.NONE);
        dismiss(said.unit(), id, said.to(), by, at);
        return Outcome.CREATED;
    }

    private Outcome again(Tenure there, RowReading.OfficerRow said, Caller by, Moment at) {
        requireSame("name", there.name().equals(said.officer().name()));
        // whoever may not see phones exports none; sending that back takes none away
        var phone = said.officer().phone();
        requireSame("phone", phone == null || phone.equals(there.phone()));
        if (there.to() != null || said.to() == null) {
            requireSame("to", Objects.equals(there.to(), said.to()));
            return Outcome.UNCHANGED;
        }
        dismiss(said.unit(), there.officer(), said.to(), by, at);
        return Outcome.CHANGED;
    }

    private void dismiss(String unit, String officer, @Nullable LocalDate to, Caller by, Moment at) {
        if (to != null) {
            var unused = registry.dismiss(unit, officer, to, by, at, Conditions.NONE);
        }
    }

    /** A sheet made by hand has no ids; the same name and phone at the same unit is the same person. */
    private String idOf(RowReading.OfficerRow said) {
        var person =
                said.unit() + "|" + said.officer().name() + "|" + said.officer().phone();
        return UUID.nameUUIDFromBytes(index.of("network.officer", person).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static void requireSame(String column, boolean same) {
        if (!same) {
            throw new FieldRefused(column, "differs");
        }
    }

    private Taken each(
            List<CsvSheet.Row> rows, String key, HttpServletRequest request, Function<CsvSheet.Row, Outcome> take) {
        return Taken.of(rows.stream()
                .map(row -> {
                    try {
                        return RowResult.done(row, row.get(key), take.apply(row));
                    } catch (RuntimeException wrong) {
                        return refused(row, key, wrong, request);
                    }
                })
                .toList());
    }

    private RowResult refused(CsvSheet.Row row, String key, RuntimeException wrong, HttpServletRequest request) {
        return new RowResult(row.line(), row.get(key), Outcome.REFUSED, problems.of(wrong, request));
    }

    private record ReadUnit(CsvSheet.Row row, RowReading.UnitRow said) {}

    private record Entered(ReadUnit unit, Outcome outcome) {}

    /** What became of a row. */
    enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    /**
     * What became of a row.
     *
     * @param line where it starts in the file
     * @param code the unit or office it is about
     * @param problem why it was refused, with the columns and what is allowed in them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowResult(
            long line,
            @Nullable String code,
            Outcome outcome,
            @Nullable ProblemDetail problem) {
        static RowResult done(CsvSheet.Row row, @Nullable String code, Outcome outcome) {
            return new RowResult(row.line(), code, outcome, null);
        }
    }

    /** What became of a sheet, row by row. */
    record Taken(int created, int changed, int unchanged, int refused, List<RowResult> rows) {
        static Taken of(List<RowResult> results) {
            var rows = results.stream()
                    .sorted(Comparator.comparingLong(RowResult::line))
                    .toList();
            return new Taken(
                    count(rows, Outcome.CREATED),
                    count(rows, Outcome.CHANGED),
                    count(rows, Outcome.UNCHANGED),
                    count(rows, Outcome.REFUSED),
                    rows);
        }

        private static int count(List<RowResult> rows, Outcome outcome) {
            return Math.toIntExact(
                    rows.stream().filter(row -> row.outcome() == outcome).count());
        }
    }
}
