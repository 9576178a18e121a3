package org.steelyard.local.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.local.county.County;
import org.steelyard.local.county.County.Unit;
import org.steelyard.local.county.OfficerIds;

/**
 * What the county did in the year so far: made up, but the same on every machine. A later present only adds to it, so a
 * life that was half played can be played on another day.
 */
final class RecordedLife {

    /**
     * An inspection of the eight items.
     *
     * @param inspector code of the unit above
     */
    record Inspection(String reference, String unit, String inspector, List<String> passed, OffsetDateTime at) {}

    /**
     * A training session that was held.
     *
     * @param area the unit whose subtree was invited
     * @param attendance officers by the unit they belong to
     */
    record Session(
            String reference,
            TrainingMode mode,
            List<String> modules,
            String title,
            String area,
            OffsetDateTime startsAt,
            Map<String, List<String>> attendance) {}

    private static final int LIKELY_SECOND_OFFICER = 3;

    private final County county;
    private final WorkingCalendar calendar;
    private final int year;
    private final Instant present;
    private final long seed;
    private final double scale;

    /**
     * @param present the life ends here; its year is told
     * @param scale how many times the usual number of complaints
     */
    RecordedLife(County county, WorkingCalendar calendar, Instant present, long seed, double scale) {
        this.county = county;
        this.calendar = calendar;
        this.present = present;
        this.year = WorkingCalendar.dateOf(present).getYear();
        this.seed = seed;
        this.scale = scale;
    }

    /** What else was entered: violation reports, consultations, safety warnings. */
    OtherTracks otherTracks() {
        return new OtherTracks(county, calendar, present, seed, this::diligence);
    }

    /** Work beside the ledger. */
    Duties duties() {
        return new Duties(county, present, seed, this::diligence);
    }

    /** How many officers a unit has: one, at every third two. */
    static int officersOf(Unit unit) {
        return unit.kind() == UnitKind.COUNTY
                ? 0
                : Math.floorMod(unit.code().hashCode(), LIKELY_SECOND_OFFICER) == 0 ? 2 : 1;
    }

    /** The complaints, each unit's in the order in which they came. */
    Map<String, List<Story>> complaints() {
        var ledgers = new HashMap<String, List<Story>>();
        for (var unit : county.units()) {
            var stories = complaintsOf(unit);
            if (!stories.isEmpty()) {
                ledgers.put(unit.code(), stories);
            }
        }
        return ledgers;
    }

    private List<Story> complaintsOf(Unit unit) {
        var chance = new Chance(seed, "complaints of " + unit.code());
        var diligence = diligence(unit);
        var stories = new ArrayList<Story>();
        for (var number = 1; number <= complaintsInYear(unit); number++) {
            var day = LocalDate.of(year, 1, 2).plusDays(chance.between(0, 360));
            // Told to its end whether it is past or not, so that what comes after does not depend on the present.
            var story = Telling.tell(
                    String.format(Locale.ROOT, "sample-%d-%s-%02d", year, unit.code(), number),
                    unit,
                    day,
                    diligence,
                    new Chance(seed, unit.code() + "/" + number),
                    calendar,
                    present);
            if (!story.recordedAt().isAfter(present)) {
                stories.add(story);
            }
        }
        stories.sort(Comparator.comparing(Story::receivedAt));
        return stories;
    }

    /** A few busy units, many with one or two entries, some with none. */
    private int complaintsInYear(Unit unit) {
        var share = new Chance(seed, "busyness of " + unit.code()).share();
        return switch (unit.kind()) {
            case COUNTY -> 0;
            case STATION -> (int) (scale * (3 + (int) (6 * share)));
            case POINT -> (int) (scale * (10 * Math.pow(share, 6) + 1.8 * share));
        };
    }

    private double diligence(Unit unit) {
        return Math.sqrt(new Chance(seed, "diligence of " + unit.code()).share());
    }

    /** Each unit is inspected in spring, most again in autumn. */
    List<Inspection> inspections() {
        var inspections = new ArrayList<Inspection>();
        for (var unit : county.units()) {
            var parent = unit.parent();
            if (parent == null) {
                continue;
            }
            var chance = new Chance(seed, "inspections of " + unit.code());
            var spring = LocalDate.of(year, 3, 16).plusDays(chance.between(0, 80));
            var autumn = LocalDate.of(year, 9, 7).plusDays(chance.between(0, 60));
            inspections.add(inspection(unit, parent, spring, 0, chance, "spring"));
            if (chance.of(0.7)) {
                inspections.add(inspection(unit, parent, autumn, 0.1, chance, "autumn"));
            }
        }
        inspections.removeIf(inspection -> inspection.at().toInstant().isAfter(present));
        inspections.sort(Comparator.comparing(Inspection::at));
        return inspections;
    }

    /** @param better how much better it is than the first time */
    private Inspection inspection(
            Unit unit, String inspector, LocalDate day, double better, Chance chance, String season) {
        var passed = new ArrayList<String>();
        for (var item : InspectionItem.values()) {
            if (chance.of(Math.min(1, 0.68 + 0.3 * diligence(unit) + better))) {
                passed.add(item.name());
            }
        }
        return new Inspection(
                "sample-%d-%s-%s".formatted(year, unit.code(), season),
                unit.code(),
                inspector,
                passed,
                at(workingDay(day), 9 * 60 + chance.between(0, 400)));
    }

    /** Two lectures for all, and in each township a touring tutorial and a meeting. */
    List<Session> sessions() {
        var sessions = new ArrayList<Session>();
        sessions.add(session(
                "lecture-1", TrainingMode.LECTURE, "M01", "消费投诉受理与调解", county.code(), LocalDate.of(year, 3, 12)));
        sessions.add(session(
                "lecture-2",
                TrainingMode.SPECIAL_LECTURE,
                "M03",
                "农资与食品安全预警",
                county.code(),
                LocalDate.of(year, 9, 15)));
        for (var station : county.units(UnitKind.STATION)) {
            var chance = new Chance(seed, "training at " + station.code());
            sessions.add(session(
                    "tutorial-" + station.code(),
                    TrainingMode.TOURING_TUTORIAL,
                    "M02",
                    "台账与文书规范",
                    station.code(),
                    LocalDate.of(year, 5, 11).plusDays(chance.between(0, 40))));
            sessions.add(session(
                    "meeting-" + station.code(),
                    TrainingMode.MEETING,
                    "M04",
                    "以会代训:举报线索移送",
                    station.code(),
                    LocalDate.of(year, 10, 12).plusDays(chance.between(0, 25))));
        }
        sessions.removeIf(session -> session.startsAt().plusHours(4).toInstant().isAfter(present));
        sessions.sort(Comparator.comparing(Session::startsAt));
        return sessions;
    }

    private Session session(String name, TrainingMode mode, String module, String title, String area, LocalDate day) {
        var attendance = new HashMap<String, List<String>>();
        for (var unit : county.units()) {
            if (county.pathOf(unit.code()).contains(area)) {
                var chance = new Chance(seed, name + " " + unit.code());
                var present = new ArrayList<String>();
                for (var number = 1; number <= officersOf(unit); number++) {
                    if (chance.of(0.55 + 0.43 * diligence(unit))) {
                        present.add(OfficerIds.of(unit.code(), number));
                    }
                }
                if (!present.isEmpty()) {
                    attendance.put(unit.code(), present);
                }
            }
        }
        return new Session(
                "sample-%d-%s".formatted(year, name),
                mode,
                List.of(module),
                title,
                area,
                at(workingDay(day), 9 * 60),
                attendance);
    }

    private LocalDate workingDay(LocalDate day) {
        var due = calendar.onOrAfter(day).date();
        return due == null ? day : due;
    }

    private static OffsetDateTime at(LocalDate day, int minuteOfDay) {
        return day.atTime(LocalTime.MIDNIGHT.plusMinutes(minuteOfDay))
                .atZone(WorkingCalendar.ZONE)
                .toOffsetDateTime();
    }
}
