package org.steelyard.local.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.local.county.County;
import org.steelyard.local.county.County.Unit;

/** What units entered beside complaints, made up like the rest of the recorded life. */
final class OtherTracks {

    /** A question answered, or the note that a month brought none. */
    record Consultation(String reference, Map<String, Object> body) {}

    /** A violation report and what was done with it. */
    record Report(String reference, Map<String, Object> body, List<Step> steps) {

        /** Something done with it. */
        record Step(String resource, Map<String, Object> body) {}
    }

    /** A safety warning and who passed it on. */
    record Warning(String reference, Map<String, Object> body, List<Relay> relays) {

        /** A unit that passed it on. */
        record Relay(String unit, Map<String, Object> body) {}
    }

    private static final List<String> QUESTIONS =
            List.of("网购商品七日内能否退货", "食品过期如何索赔", "化肥包装上的含量如何看", "预付卡店铺关门怎么办", "家电三包期多长");

    private final County county;
    private final WorkingCalendar calendar;
    private final Instant present;
    private final long seed;
    private final ToDoubleFunction<Unit> diligence;
    private final int year;

    OtherTracks(County county, WorkingCalendar calendar, Instant present, long seed, ToDoubleFunction<Unit> diligence) {
        this.county = county;
        this.calendar = calendar;
        this.present = present;
        this.seed = seed;
        this.diligence = diligence;
        this.year = WorkingCalendar.dateOf(present).getYear();
    }

    /** Of each point and each month that is over: a question, or a nil note, or nothing at all. */
    List<Consultation> consultations() {
        var consultations = new ArrayList<Consultation>();
        for (var unit : county.units(UnitKind.POINT)) {
            for (var month = 1; month <= 12; month++) {
                var chance = new Chance(seed, "consultations of " + unit.code() + " in " + month);
                if (!chance.of(0.35 + 0.6 * diligence.applyAsDouble(unit))) {
                    continue;
                }
                var one = YearMonth.of(year, month);
                var reference = "sample-%s-%s-consultation".formatted(one, unit.code());
                var body = chance.of(0.3)
                        ? question(unit, one.atDay(chance.between(1, 28)), chance)
                        : nilNote(unit, one, chance);
                if (isPast(body)) {
                    consultations.add(new Consultation(reference, body));
                }
            }
        }
        return consultations;
    }

    private static Map<String, Object> question(Unit unit, LocalDate day, Chance chance) {
        var body = new HashMap<String, Object>(times(at(day, chance.between(500, 1000)), 10));
        body.put("unit", unit.code());
        body.put("kind", "CONSULTATION");
        body.put("category", "GENERAL");
        body.put("content", chance.oneOf(QUESTIONS));
        body.put("answer", "已当面解答");
        body.put("channel", "PHONE");
        return body;
    }

    private static Map<String, Object> nilNote(Unit unit, YearMonth month, Chance chance) {
        var body = new HashMap<String, Object>(times(
                at(month.plusMonths(1).atDay(chance.between(1, 5)), chance.between(500, 1000)), 5));
        body.put("unit", unit.code());
        body.put("kind", "NIL_NOTE");
        body.put("month", month.toString());
        return body;
    }

    /** Few; most are passed on the next day, some too late, the newest not yet. */
    List<Report> reports() {
        var reports = new ArrayList<Report>();
        for (var unit : county.units()) {
            var chance = new Chance(seed, "reports of " + unit.code());
            if (unit.kind() == UnitKind.COUNTY || !chance.of(0.2)) {
                continue;
            }
            var day = LocalDate.of(year, 1, 5).plusDays(chance.between(0, 340));
            var at = at(day, chance.between(520, 1000));
            var body = new HashMap<String, Object>(times(at, 15));
            var reference = "sample-%d-%s-report".formatted(year, unit.code());
            body.put("unit", unit.code());
            body.put(
                    "lead",
                    Map.of(
                            "reporter",
                            Map.of("name", People.name(chance), "phone", People.phone(chance)),
                            "reported",
                            Map.of("name", "示例批发部"),
                            "content",
                            "反映该店销售来源不明的商品",
                            "category",
                            "COUNTERFEIT"));
            body.put("externalReference", reference);
            if (isPast(body)) {
                reports.add(new Report(reference, body, steps(unit, at, chance)));
            }
        }
        return reports;
    }

    private List<Report.Step> steps(Unit unit, OffsetDateTime reportedAt, Chance chance) {
        var steps = new ArrayList<Report.Step>();
        var onTime = chance.of(0.5 + 0.5 * diligence.applyAsDouble(unit));
        var passedOn = later(reportedAt, onTime ? 1 : 3);
        var passing = new HashMap<String, Object>(times(passedOn, 10));
        passing.put("office", county.offices().iterator().next().code());
        steps.add(new Report.Step("passing-on", passing));
        var outcome = new HashMap<String, Object>(times(later(passedOn, 10), 10));
        outcome.put("outcome", chance.of(0.4) ? "CASE_FILED" : "CASE_NOT_FILED");
        steps.add(new Report.Step("outcome", outcome));
        for (var i = 0; i < steps.size(); i++) {
            if (!isPast(steps.get(i).body())) {
                return List.copyOf(steps.subList(0, i)); // what follows comes later still
            }
        }
        return steps;
    }

    /** One of food to all, one of farm inputs to two townships; most pass them on within a day. */
    List<Warning> warnings() {
        var stations = county.units(UnitKind.STATION);
        return java.util.stream.Stream.of(
                        warning("food", "FOOD", "中秋食品抽检不合格提示", List.of(county.code()), LocalDate.of(year, 9, 14)),
                        warning(
                                "inputs",
                                "FARM_INPUTS",
                                "春耕农资警示",
                                List.of(
                                        stations.getFirst().code(),
                                        stations.getLast().code()),
                                LocalDate.of(year, 3, 9)))
                .filter(warning -> isPast(warning.body()))
                .toList();
    }

    private Warning warning(String name, String category, String title, List<String> areas, LocalDate day) {
        var at = at(day, 9 * 60);
        var body = new HashMap<String, Object>(times(at, 1));
        body.put("category", category);
        body.put("title", title);
        body.put("content", "请各站点张贴并告知辖区群众。");
        body.put("areas", areas);
        var relays = new ArrayList<Warning.Relay>();
        for (var unit : county.units()) {
            var chance = new Chance(seed, name + " warning at " + unit.code());
            if (unit.kind() != UnitKind.COUNTY
                    && county.pathOf(unit.code()).stream().anyMatch(areas::contains)
                    && chance.of(0.3 + 0.68 * diligence.applyAsDouble(unit))) {
                var relay = new HashMap<String, Object>(
                        times(at.plusMinutes(chance.between(30, chance.of(0.9) ? 1380 : 3000)), 5));
                relay.put("unit", unit.code());
                if (isPast(relay)) {
                    relays.add(new Warning.Relay(unit.code(), relay));
                }
            }
        }
        return new Warning("sample-%d-warning-%s".formatted(year, name), body, relays);
    }

    private boolean isPast(Map<String, Object> body) {
        return !OffsetDateTime.parse(String.valueOf(body.get("recordedAt")))
                .toInstant()
                .isAfter(present);
    }

    private OffsetDateTime later(OffsetDateTime at, int workingDays) {
        var due = calendar.workingDaysAfter(at.toLocalDate(), workingDays).date();
        return due == null ? at.plusYears(1) : at(due, at.getHour() * 60 + at.getMinute());
    }

    private static Map<String, Object> times(OffsetDateTime at, int minutesLater) {
        return Map.of(
                "occurredAt",
                at.toString(),
                "recordedAt",
                at.plusMinutes(minutesLater).toString());
    }

    private static OffsetDateTime at(LocalDate day, int minuteOfDay) {
        return day.atTime(LocalTime.MIDNIGHT.plusMinutes(minuteOfDay))
                .atZone(WorkingCalendar.ZONE)
                .toOffsetDateTime();
    }
}
