package org.steelyard.assessment.network.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.network.NetworkRegistry;
import org.steelyard.assessment.network.Office;
import org.steelyard.assessment.network.OfficeRegistry;
import org.steelyard.assessment.network.Tenure;
import org.steelyard.assessment.network.Unit;
import org.steelyard.contracts.Role;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.PageRequest;

/** The registry as sheets: what is exported may be imported, and importing it again changes nothing. */
@RestController
@RequestMapping("/api/network")
class SheetController {

    private static final String CSV = "text/csv";
    private static final int AT_ONCE = 500;
    private static final Role[] READ_PHONES = {Role.COUNTY_REGULATOR, Role.STATION_OFFICER, Role.IMPORTER};

    private final SheetIntake intake;
    private final NetworkRegistry registry;
    private final OfficeRegistry offices;
    private final Clock clock;

    SheetController(SheetIntake intake, NetworkRegistry registry, OfficeRegistry offices, Clock clock) {
        this.intake = intake;
        this.registry = registry;
        this.offices = offices;
        this.clock = clock;
    }

    @PostMapping(path = "/units", consumes = CSV)
    SheetIntake.Taken importUnits(
            @RequestBody byte[] sheet,
            @RequestParam(required = false) @Nullable OffsetDateTime occurredAt,
            @RequestParam(required = false) @Nullable OffsetDateTime recordedAt,
            Caller caller,
            HttpServletRequest request) {
        return intake.units(sheet, caller, moment(occurredAt, recordedAt, caller), request);
    }

    @PostMapping(path = "/offices", consumes = CSV)
    SheetIntake.Taken importOffices(
            @RequestBody byte[] sheet,
            @RequestParam(required = false) @Nullable OffsetDateTime occurredAt,
            @RequestParam(required = false) @Nullable OffsetDateTime recordedAt,
            Caller caller,
            HttpServletRequest request) {
        return intake.offices(sheet, caller, moment(occurredAt, recordedAt, caller), request);
    }

    @PostMapping(path = "/officers", consumes = CSV)
    SheetIntake.Taken importOfficers(
            @RequestBody byte[] sheet,
            @RequestParam(required = false) @Nullable OffsetDateTime occurredAt,
            @RequestParam(required = false) @Nullable OffsetDateTime recordedAt,
            Caller caller,
            HttpServletRequest request) {
        return intake.officers(sheet, caller, moment(occurredAt, recordedAt, caller), request);
    }

    private Moment moment(@Nullable OffsetDateTime occurredAt, @Nullable OffsetDateTime recordedAt, Caller caller) {
        return Moment.of(occurredAt, recordedAt, caller, clock.instant());
    }

    @GetMapping(path = "/units", produces = CSV)
    ResponseEntity<byte[]> units(Caller caller) {
        var rows = units(
                caller,
                unit -> List.of(row(
                        unit.id(),
                        unit.name(),
                        unit.kind(),
                        unit.parent(),
                        unit.openedOn(),
                        unit.closedOn(),
                        unit.mergedInto())));
        return sheet("units", RowReading.UNITS, rows);
    }

    @GetMapping(path = "/offices", produces = CSV)
    ResponseEntity<byte[]> offices(Caller caller) {
        var rows = all(page -> offices.offices(caller, page), Office::id, office -> {
            var state = office.state();
            return List.of(row(
                    state.code(),
                    state.name(),
                    state.kind(),
                    String.join(";", state.categories().stream().map(Enum::name).toList()),
                    String.join(";", state.covers()),
                    state.onDuty()));
        });
        return sheet("offices", RowReading.OFFICES, rows);
    }

    /** Names for those in whose area the officers serve, phones for those who have to call them. */
    @GetMapping(path = "/officers", produces = CSV)
    ResponseEntity<byte[]> officers(Caller caller) {
        if (caller.area() == null || caller.is(Role.OPERATOR)) {
            throw new NotAllowed();
        }
        var rows = units(
                caller,
                unit -> caller.covers(unit.path())
                        ? unit.officers().stream()
                                .map(tenure -> officer(unit, tenure, caller))
                                .toList()
                        : List.of());
        return sheet("officers", RowReading.OFFICERS, rows);
    }

    private static List<@Nullable String> officer(Unit unit, Tenure tenure, Caller caller) {
        return row(
                unit.id(),
                tenure.officer(),
                tenure.name(),
                caller.is(READ_PHONES) ? tenure.phone() : null,
                tenure.from(),
                tenure.to());
    }

    private List<List<@Nullable String>> units(Caller caller, Function<Unit, List<List<@Nullable String>>> rows) {
        return all(page -> registry.units(null, null, caller, page), Unit::id, rows);
    }

    private static <T> List<List<@Nullable String>> all(
            Function<PageRequest, List<T>> pages,
            Function<T, String> key,
            Function<T, List<List<@Nullable String>>> rows) {
        var all = new ArrayList<List<@Nullable String>>();
        @Nullable String after = null;
        while (true) {
            var page = pages.apply(new PageRequest(after, AT_ONCE));
            page.stream().limit(AT_ONCE).forEach(item -> all.addAll(rows.apply(item)));
            if (page.size() <= AT_ONCE) {
                return all;
            }
            after = key.apply(page.get(AT_ONCE - 1));
        }
    }

    private static List<@Nullable String> row(@Nullable Object... cells) {
        var row = new ArrayList<@Nullable String>();
        for (var cell : cells) {
            row.add(Optional.ofNullable(cell).map(Object::toString).orElse(null));
        }
        return row;
    }

    private static ResponseEntity<byte[]> sheet(String name, List<String> columns, List<List<@Nullable String>> rows) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".csv")
                                .build()
                                .toString())
                .body(CsvSheet.write(columns, rows));
    }
}
