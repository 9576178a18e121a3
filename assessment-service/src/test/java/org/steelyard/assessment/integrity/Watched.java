package org.steelyard.assessment.integrity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.steelyard.assessment.integrity.CountyDay.Place;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.IntegrityCheck;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;

/** A county under the checks with the thresholds of a county that sets none, without store and topics. */
final class Watched {

    static final String COUNTY = "350428000000";
    static final IntegritySettings SETTINGS =
            new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("none", IntegritySettings.class);

    private final List<Check> checks = new Checks(SETTINGS).all();
    private final Map<String, UnitTraces> traces = new HashMap<>();
    private final List<Place> places;

    Watched(List<UnitRef> units) {
        places = units.stream()
                .map(unit -> new Place(unit, LocalDate.of(2024, 1, 2)))
                .toList();
    }

    static UnitRef station(int number) {
        var code = "3504281%02d000".formatted(number);
        return new UnitRef(code, UnitKind.STATION, List.of(COUNTY, code));
    }

    static UnitRef point(UnitRef station, int number) {
        var code = station.code().substring(0, 9) + "%03d".formatted(number);
        return new UnitRef(code, UnitKind.POINT, List.of(COUNTY, station.code(), code));
    }

    /** A point with a sibling below a station, and another point elsewhere. */
    static List<UnitRef> fourUnits() {
        return List.of(station(1), point(station(1), 1), point(station(1), 2), point(station(2), 1));
    }

    Watched told(Collection<Event> events) {
        for (var event : events) {
            Clue.of(event)
                    .ifPresent(clue -> traces.merge(
                            UnitTraces.idOf(clue.unit().code(), clue.year()),
                            UnitTraces.none(clue.unit(), clue.year()).with(List.of(clue.trace()), 5000),
                            (known, more) -> known.with(more.traces(), 5000)));
        }
        return this;
    }

    /** What is found of a unit as soon as everything was told, by check. */
    Map<IntegrityCheck, Collection<String>> atOnce(UnitRef unit, int year) {
        var found = new EnumMap<IntegrityCheck, Collection<String>>(IntegrityCheck.class);
        var known = traces.getOrDefault(UnitTraces.idOf(unit.code(), year), UnitTraces.none(unit, year));
        checks.forEach(check -> put(found, check.kind(), check.atOnce(known.traces())));
        return found;
    }

    /** What is found of a unit when a day has ended, by check. */
    Map<IntegrityCheck, Collection<String>> atDayEnd(UnitRef unit, LocalDate day) {
        var state = new CountyDay(day, day.getYear(), SETTINGS.silentFor(), places);
        traces.values().stream()
                .filter(known -> known.year() == day.getYear() || known.year() == day.getYear() - 1)
                .forEach(state::count);
        var known =
                traces.getOrDefault(UnitTraces.idOf(unit.code(), day.getYear()), UnitTraces.none(unit, day.getYear()));
        var found = new EnumMap<IntegrityCheck, Collection<String>>(IntegrityCheck.class);
        checks.forEach(check -> put(found, check.kind(), check.atDayEnd(state.of(unit, known.traces()))));
        return found;
    }

    /** What is known, whatever the order it came in. */
    Map<String, Collection<Trace>> known() {
        var all = new HashMap<String, Collection<Trace>>();
        traces.forEach((id, known) -> {
            var sorted = new ArrayList<>(known.traces());
            sorted.sort(java.util.Comparator.comparing(Trace::subject));
            all.put(id, sorted);
        });
        return all;
    }

    private static void put(
            Map<IntegrityCheck, Collection<String>> found, IntegrityCheck check, Collection<String> subjects) {
        if (!subjects.isEmpty()) {
            found.put(check, new TreeSet<>(subjects));
        }
    }
}
