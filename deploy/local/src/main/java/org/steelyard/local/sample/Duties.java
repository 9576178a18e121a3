package org.steelyard.local.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.local.county.County;
import org.steelyard.local.county.County.Unit;

/** The work of units beside their ledger, made up like the rest of the recorded life: so much a year, more or less. */
final class Duties {

    /** A duty that was recorded. */
    record Duty(String reference, Map<String, Object> body) {}

    /**
     * A task and how it ended.
     *
     * @param completion none if it was never done
     */
    record Task(
            String reference,
            Map<String, Object> body,
            @Nullable Map<String, Object> completion) {}

    private static final List<String> CHANNELS =
            List.of("NOTICE_BOARD", "STALL", "LECTURE", "LEAFLET", "BROADCAST", "HOUSEHOLD_VISIT");
    private static final List<String> JOINTLY =
            List.of("DEPLOYMENT", "INSPECTION", "ENFORCEMENT", "APPRAISAL", "COMMENDATION");

    private final County county;
    private final Instant present;
    private final long seed;
    private final ToDoubleFunction<Unit> diligence;
    private final int year;

    Duties(County county, Instant present, long seed, ToDoubleFunction<Unit> diligence) {
        this.county = county;
        this.present = present;
        this.seed = seed;
        this.diligence = diligence;
        this.year = WorkingCalendar.dateOf(present).getYear();
    }

    List<Duty> duties() {
        var duties = new ArrayList<Duty>();
        for (var unit : county.units()) {
            switch (unit.kind()) {
                case COUNTY -> ofTheCounty(unit, duties);
                case STATION -> ofAStation(unit, duties);
                case POINT -> ofAPoint(unit, duties);
            }
        }
        duties.removeIf(duty -> !isPast(duty.body()));
        return duties;
    }

    private void ofTheCounty(Unit unit, List<Duty> duties) {
        var offices =
                county.offices().stream().map(office -> office.code()).limit(2).toList();
        for (var i = 0; i < JOINTLY.size(); i++) {
            var body = body(
                    unit, "joint-action-held", LocalDate.of(year, 2 + 2 * i, 10), new Chance(seed, JOINTLY.get(i)));
            body.put("action", JOINTLY.get(i));
            body.put("offices", offices);
            duties.add(duty(unit, "joint-" + i, body));
        }
    }

    private void ofAStation(Unit unit, List<Duty> duties) {
        spread(unit, "rules-filed", 1, 80, duties, (_, _) -> {});
        spread(unit, "meeting-held", 4, 365, duties, (body, chance) -> body.put("attendance", chance.between(4, 15)));
        spread(
                unit,
                "coordination-held",
                2,
                365,
                duties,
                (body, chance) -> body.put(
                        "offices",
                        List.of(chance.oneOf(List.copyOf(county.offices())).code())));
        spread(unit, "case-published", 1, 365, duties, (body, chance) -> body.put("channel", chance.oneOf(CHANNELS)));
        ofBoth(unit, duties);
    }

    private void ofAPoint(Unit unit, List<Duty> duties) {
        ofBoth(unit, duties);
        var parent = unit.parent();
        if (parent != null) {
            var chance = new Chance(seed, "assessment of " + unit.code());
            if (chance.of(0.9)) {
                var body = body(
                        unit, "point-assessed", LocalDate.of(year, 12, 11).plusDays(chance.between(0, 11)), chance);
                body.put("met", chance.of(0.4 + 0.6 * diligence.applyAsDouble(unit)));
                duties.add(duty(unit, "assessed", body));
            }
        }
        var fate = new Chance(seed, "fate of " + unit.code());
        if (fate.of(0.04)) {
            var good = diligence.applyAsDouble(unit) > 0.5;
            var body = body(
                    unit,
                    good ? "commendation-recorded" : "deduction-recorded",
                    LocalDate.of(year, 6, 1).plusDays(fate.between(0, 150)),
                    fate);
            body.put(good ? "level" : "ground", good ? "COUNTY" : "STAFF_COMPLAINT");
            duties.add(duty(unit, "fate", body));
        }
    }

    private void ofBoth(Unit unit, List<Duty> duties) {
        spread(unit, "publicity-held", 4, 365, duties, (body, chance) -> {
            body.put("channel", chance.oneOf(CHANNELS));
            body.put("attendance", chance.between(10, 200));
        });
        var march = new Chance(seed, "consumer day at " + unit.code());
        if (march.of(0.4 + 0.6 * diligence.applyAsDouble(unit))) {
            var body = body(unit, "publicity-held", LocalDate.of(year, 3, 15), march);
            body.put("channel", "STALL");
            body.put("attendance", march.between(20, 300));
            duties.add(duty(unit, "consumer-day", body));
        }
        for (var category : List.of("FOOD", "FARM_INPUTS")) {
            var perYear = category.equals("FOOD") ? 4 : 2;
            spread(unit, "patrol-recorded", category, perYear, 365, duties, (body, chance) -> {
                body.put("category", category);
                body.put("premises", chance.between(2, 9));
                body.put("problems", chance.between(0, 2));
            });
        }
        spread(unit, "promotion-held", 2, 365, duties, (body, chance) -> body.put("attendance", chance.between(5, 60)));
    }

    private interface Filling {
        void into(Map<String, Object> body, Chance chance);
    }

    private void spread(Unit unit, String kind, int perYear, int days, List<Duty> duties, Filling filling) {
        spread(unit, kind, "", perYear, days, duties, filling);
    }

    /** So many in equal parts of the days, each on some day of its part, or not at all. */
    private void spread(
            Unit unit, String kind, String name, int perYear, int days, List<Duty> duties, Filling filling) {
        for (var i = 0; i < perYear; i++) {
            var chance = new Chance(seed, kind + name + " " + i + " of " + unit.code());
            if (!chance.of(0.4 + 0.6 * diligence.applyAsDouble(unit))) {
                continue;
            }
            var part = days / perYear;
            var day = LocalDate.of(year, 1, 1).plusDays((long) i * part + chance.between(5, part - 2));
            var body = body(unit, kind, day, chance);
            filling.into(body, chance);
            duties.add(duty(unit, (kind + "-" + name).toLowerCase(java.util.Locale.ROOT) + "-" + i, body));
        }
    }

    /** Three tasks of the regulator's to each station, one to each point; most done in time, some late or never. */
    List<Task> tasks() {
        var tasks = new ArrayList<Task>();
        for (var unit : county.units()) {
            var count = unit.kind() == UnitKind.STATION ? 3 : unit.kind() == UnitKind.POINT ? 1 : 0;
            for (var i = 0; i < count; i++) {
                var chance = new Chance(seed, "task " + i + " of " + unit.code());
                var day = LocalDate.of(year, 3 + 3 * i, 5).plusDays(chance.between(0, 20));
                var body = new HashMap<String, Object>(times(at(day, chance)));
                body.put("kind", "TASK");
                body.put("unit", unit.code());
                body.put("assigner", county.code());
                body.put("dueOn", day.plusDays(14).toString());
                body.put("text", "协助开展专项检查并报送情况");
                var reference = "sample-%d-%s-task-%d".formatted(year, unit.code(), i);
                body.put("externalReference", reference);
                if (isPast(body)) {
                    tasks.add(new Task(reference, body, completion(unit, day, chance)));
                }
            }
        }
        return tasks;
    }

    private @Nullable Map<String, Object> completion(Unit unit, LocalDate day, Chance chance) {
        if (!chance.of(0.5 + 0.5 * diligence.applyAsDouble(unit))) {
            return null;
        }
        var done = new HashMap<String, Object>(
                times(at(day.plusDays(chance.of(0.85) ? chance.between(2, 13) : 20), chance)));
        done.put("papers", 1);
        return isPast(done) ? done : null;
    }

    private Map<String, Object> body(Unit unit, String kind, LocalDate day, Chance chance) {
        var body = new HashMap<String, Object>(times(at(day, chance)));
        body.put("kind", kind);
        body.put("unit", unit.code());
        body.put("papers", chance.of(0.88) ? 1 : 0);
        return body;
    }

    private Duty duty(Unit unit, String name, Map<String, Object> body) {
        var reference = "sample-%d-%s-%s".formatted(year, unit.code(), name);
        body.put("externalReference", reference);
        return new Duty(reference, body);
    }

    private boolean isPast(Map<String, Object> body) {
        return !OffsetDateTime.parse(String.valueOf(body.get("recordedAt")))
                .toInstant()
                .isAfter(present);
    }

    private static Map<String, Object> times(OffsetDateTime at) {
        return Map.of(
                "occurredAt",
                at.toString(),
                "recordedAt",
                at.plus(3, ChronoUnit.HOURS).toString());
    }

    private static OffsetDateTime at(LocalDate day, Chance chance) {
        return day.atTime(LocalTime.of(9, 0).plusMinutes(chance.between(0, 420)))
                .atZone(WorkingCalendar.ZONE)
                .toOffsetDateTime();
    }
}
