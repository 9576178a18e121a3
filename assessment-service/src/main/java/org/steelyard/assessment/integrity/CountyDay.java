package org.steelyard.assessment.integrity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.integrity.Trace.Mark;
import org.steelyard.assessment.integrity.UnitDay.Share;
import org.steelyard.assessment.integrity.UnitDay.Span;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** What a county's units have at the end of a day, counted: a county's traces need not be in memory all at once. */
final class CountyDay {

    private final LocalDate day;
    private final int year;
    private final LocalDate firstDay;
    private final Instant from;
    private final Instant to;
    private final Map<String, Place> units = new HashMap<>();
    private final Map<String, List<String>> underStation = new HashMap<>();
    private final Map<String, Counted> counted = new HashMap<>();
    private final Map<UnitKind, Share> together = new EnumMap<>(UnitKind.class);

    /**
     * Nothing counted yet.
     *
     * @param year the year whose shares are looked at, that of the day or the one before
     * @param days how many days end with the day
     */
    CountyDay(LocalDate day, int year, int days, List<Place> inService) {
        this.day = day;
        this.year = year;
        this.firstDay = day.minusDays(days - 1L);
        this.from = startOf(firstDay);
        this.to = startOf(day.plusDays(1));
        for (var place : inService) {
            var unit = place.unit();
            units.put(unit.code(), place);
            underStation
                    .computeIfAbsent(stationOf(unit), _ -> new ArrayList<>())
                    .add(unit.code());
        }
    }

    /** Of a station, itself. */
    private static String stationOf(UnitRef unit) {
        var path = unit.path();
        return unit.kind() == UnitKind.POINT && path.size() > 1 ? path.get(path.size() - 2) : unit.code();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }

    /** Counts what a unit wrote down in a year. */
    void count(UnitTraces traces) {
        var code = traces.unit().code();
        var more = Counted.of(traces, from, to);
        counted.merge(code, more, Counted::plus);
        if (traces.year() == year) {
            together.merge(traces.unit().kind(), shareOf(traces.traces()), Share::plus);
        }
    }

    /** The points of which nothing was counted: nobody wrote anything down there for long. */
    List<UnitRef> withoutTraces() {
        return units.values().stream()
                .map(Place::unit)
                .filter(unit -> unit.kind() == UnitKind.POINT && !counted.containsKey(unit.code()))
                .toList();
    }

    /** What the checks look at, once everything is counted. */
    UnitDay of(UnitRef unit, List<Trace> traces) {
        var peers = together.getOrDefault(unit.kind(), Share.NONE).minus(shareOf(traces));
        return new UnitDay(unit.code(), traces, peers, spanOf(unit.code()));
    }

    /** None for other units than points open all the time, and if it is another year's shares that are looked at. */
    private @Nullable Span spanOf(String code) {
        var place = units.get(code);
        if (place == null
                || place.unit().kind() != UnitKind.POINT
                || place.openedOn().isAfter(firstDay)
                || day.getYear() != year) {
            return null;
        }
        var own = counted.getOrDefault(code, Counted.NOTHING);
        var neighbours = underStation.getOrDefault(stationOf(place.unit()), List.of()).stream()
                .filter(other -> !other.equals(code))
                .map(other -> counted.getOrDefault(other, Counted.NOTHING).entries())
                .toList();
        return new Span(own.entries(), own.before(), neighbours);
    }

    private static Share shareOf(List<Trace> traces) {
        return new Share(
                traces.stream().filter(trace -> trace.is(Mark.COMPLAINT)).count(),
                traces.stream().filter(trace -> trace.is(Mark.REFERRED_BY_HAND)).count());
    }

    /** A unit in service, with the day it began. */
    record Place(UnitRef unit, LocalDate openedOn) {}

    /**
     * Entries of a unit.
     *
     * @param entries how many in the span
     * @param before the subject of the last one before it
     * @param beforeAt when that was made
     */
    private record Counted(
            long entries, @Nullable String before, @Nullable Instant beforeAt) {

        static final Counted NOTHING = new Counted(0, null, null);

        static Counted of(UnitTraces traces, Instant from, Instant to) {
            var counted = NOTHING;
            for (var trace : traces.traces()) {
                if (trace.isEntryIn(from, to)) {
                    counted = counted.plus(new Counted(1, null, null));
                } else if (trace.isEntryIn(Instant.MIN, from)) {
                    counted = counted.plus(new Counted(0, trace.subject(), trace.opened()));
                }
            }
            return counted;
        }

        Counted plus(Counted other) {
            var later = beforeAt == null || (other.beforeAt != null && other.beforeAt.isAfter(beforeAt)) ? other : this;
            return new Counted(entries + other.entries, later.before, later.beforeAt);
        }
    }
}
