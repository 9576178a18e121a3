package org.steelyard.local.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.local.county.County.Unit;
import org.steelyard.local.sample.Story.Kind;

/** Makes up what became of one complaint. What lies after the present is left untold. */
final class Telling {

    private final Chance chance;
    private final WorkingCalendar calendar;
    private final Instant present;
    private final double diligence;
    private final List<Story.Step> steps = new ArrayList<>();
    private OffsetDateTime at;
    private OffsetDateTime recordedAt;
    private boolean over;
    private boolean reopened;

    /**
     * @param diligence from 0 to 1: how likely the unit is on time, complete and successful
     * @param present the life ends here
     */
    private Telling(
            Chance chance, WorkingCalendar calendar, Instant present, double diligence, OffsetDateTime receivedAt) {
        this.chance = chance;
        this.calendar = calendar;
        this.present = present;
        this.diligence = diligence;
        this.at = receivedAt;
        this.recordedAt = receivedAt;
    }

    static Story tell(
            String reference,
            Unit unit,
            LocalDate receivedOn,
            double diligence,
            Chance chance,
            WorkingCalendar calendar,
            Instant present) {
        var receivedAt = receivedOn
                .atTime(LocalTime.of(8, 30).plusMinutes(chance.between(0, 480)))
                .atZone(WorkingCalendar.ZONE)
                .toOffsetDateTime();
        var telling = new Telling(chance, calendar, present, diligence, receivedAt);
        var large = unit.kind() == UnitKind.POINT && chance.of(0.14);
        var dispute = chance.oneOf(large ? Dispute.LARGE : Dispute.ALL);
        var entry = telling.entry(reference, unit, dispute);
        var recordedAt = telling.recordedAt.toInstant();
        telling.course(large, dispute);
        return new Story(reference, unit.code(), receivedAt.toInstant(), recordedAt, entry, telling.steps);
    }

    private Map<String, Object> entry(String reference, Unit unit, Dispute dispute) {
        var place = unit.name().replaceFirst("消费维权服务.$", "");
        var complete = chance.of(0.75 + 0.24 * diligence);
        var complainant = new LinkedHashMap<String, Object>();
        complainant.put("name", People.name(chance));
        complainant.put("consents", true);
        var phone = People.phone(chance);
        if (complete) {
            complainant.put("phone", phone);
        }
        var entry = new LinkedHashMap<String, Object>();
        entry.put("unit", unit.code());
        entry.put("complainant", complainant);
        entry.put(
                "respondent",
                Map.of("name", People.shop(chance, place, dispute.shop()), "phone", People.phone(chance)));
        entry.put("facts", Map.of("content", dispute.content(), "place", place));
        entry.put("category", dispute.category().name());
        entry.put("disputedAmount", money(chance.between(dispute.least(), dispute.most())));
        entry.put("complainants", chance.of(0.06) ? chance.between(2, 4) : 1);
        entry.put("requests", dispute.requests());
        entry.put("channel", chance.oneOf(List.of("PHONE", "PAPER", "APP")));
        entry.put("externalReference", reference);
        entry.putAll(times());
        return entry;
    }

    private void course(boolean large, Dispute dispute) {
        if (chance.of(0.04)) {
            after(0, 2);
            step(Kind.WITHDRAWAL, Map.of());
            return;
        }
        after(0, onTime(0.97) ? 4 : 12);
        if (chance.of(0.07)) {
            step(
                    Kind.DECLINATION,
                    Map.of(
                            "ground",
                            chance.oneOf(List.of(
                                    "OUTSIDE_DUTY_OR_AREA",
                                    "NOT_FOR_LIVING_CONSUMPTION",
                                    "OLDER_THAN_THREE_YEARS",
                                    "MATERIAL_MISSING_OR_FALSE"))));
            return;
        }
        step(Kind.ACCEPTANCE, Map.of());
        if (chance.of(0.05)) {
            after(0, 1);
            step(
                    Kind.CORRECTION,
                    Map.of("reason", "NEW_INFORMATION", "changes", Map.of("facts", Map.of("place", "镇上集市"))));
        }
        if (chance.of(0.06)) {
            after(0, 1);
            step(Kind.PAUSE, Map.of("reason", "APPRAISAL_OR_TESTING"));
            after(3, 12);
            step(Kind.RESUMPTION, Map.of());
        }
        if (large) {
            refer(dispute);
        } else {
            mediate();
        }
    }

    private void mediate() {
        after(0, onTime(0.95) ? 2 : 8);
        if (chance.of(0.55 + 0.3 * diligence)) {
            step(Kind.MEDIATION_ATTEMPT, Map.of("outcome", "AGREED"));
            settle();
            return;
        }
        step(Kind.MEDIATION_ATTEMPT, Map.of("outcome", chance.of(0.5) ? "ADJOURNED" : "FAILED"));
        after(1, 6);
        if (chance.of(0.35 + 0.35 * diligence)) {
            step(Kind.MEDIATION_ATTEMPT, Map.of("outcome", "AGREED"));
            settle();
        } else {
            step(Kind.MEDIATION_ATTEMPT, Map.of("outcome", "FAILED"));
            after(1, onTime(0.97) ? 12 : 50);
            step(
                    Kind.TERMINATION,
                    Map.of(
                            "ground",
                            chance.oneOf(List.of(
                                    "NO_AGREEMENT_POSSIBLE", "PARTY_ABSENT_OR_REFUSES", "NO_AGREEMENT_ON_TEST_FEES"))));
            callBack();
        }
    }

    private void settle() {
        after(0, 0);
        step(Kind.SETTLEMENT, chance.of(0.7) ? Map.of("settledAmount", money(chance.between(5, 900))) : Map.of());
        callBack();
        if (!reopened && chance.of(0.04)) {
            reopened = true;
            after(3, 15);
            step(Kind.REOPENING, Map.of("reason", "AGREEMENT_NOT_KEPT"));
            mediate();
        }
    }

    /** Some complainants are asked how satisfied they are. */
    private void callBack() {
        if (chance.of(0.35)) {
            after(2, 12);
            step(
                    Kind.CALLBACK,
                    Map.of(
                            "grade",
                            chance.of(0.4 + 0.5 * diligence)
                                    ? "VERY_SATISFIED"
                                    : chance.oneOf(List.of("SATISFIED", "SATISFIED", "FAIR", "NOT_SATISFIED"))));
        }
    }

    /** Too large for a point: to the office, which ends it or sends it back. */
    private void refer(Dispute dispute) {
        after(0, onTime(0.95) ? 0 : 3);
        // The second of two departments may be the right one; here the system finds it by category and area.
        step(Kind.REFERRAL, Map.of("reason", "金额较大,超出服务点调解能力:" + label(dispute.category())));
        after(0, chance.of(0.85) ? 1 : 3);
        step(Kind.ACKNOWLEDGEMENT, Map.of());
        if (chance.of(0.3)) {
            after(0, 2);
            step(Kind.ASSISTANCE_REQUEST, Map.of("kind", "EVIDENCE", "question", "请补充购货凭证"));
            after(0, onTime(0.95) ? 3 : 7);
            step(Kind.ASSISTANCE, Map.of("request", 1, "answer", "已补充收据照片"));
        }
        after(2, chance.of(0.85) ? 9 : 20);
        if (chance.of(0.22)) {
            step(
                    Kind.RETURN,
                    Map.of("reason", onTime(0.8) ? "NOT_SERIOUS" : "PAPERS_MISSING", "note", "请服务点补充材料或先行调解"));
            mediate();
        } else {
            step(
                    Kind.RESOLUTION,
                    Map.of(
                            "outcome",
                            chance.oneOf(List.of(
                                    "SETTLED_BY_OFFICE",
                                    "SETTLED_BY_OFFICE",
                                    "RESPONDENT_ORDERED_TO_CORRECT",
                                    "CASE_FILED")),
                            "note",
                            "已处理并告知双方"));
            callBack();
        }
    }

    private static String label(Category category) {
        return switch (category) {
            case FARM_INPUTS -> "农资";
            case RENOVATION -> "装修";
            case TOURISM -> "旅游";
            default -> "商品";
        };
    }

    private boolean onTime(double best) {
        return chance.of(best - 0.35 * (1 - diligence));
    }

    /** Lets working days go by, and some minutes of the working day reached. */
    private void after(int least, int most) {
        var days = chance.between(least, most);
        var date = at.atZoneSameInstant(WorkingCalendar.ZONE).toLocalDate();
        var due = calendar.workingDaysAfter(date, days).date();
        if (due == null) {
            over = true; // beyond the calendars there are: not in the past either
            return;
        }
        at = due.isEqual(date)
                ? at.plusMinutes(chance.between(12, 95))
                : due.atTime(LocalTime.of(8, 40).plusMinutes(chance.between(0, 440)))
                        .atZone(WorkingCalendar.ZONE)
                        .toOffsetDateTime();
    }

    private void step(Kind kind, Map<String, Object> what) {
        var body = new HashMap<>(what);
        body.putAll(times());
        over |= recordedAt.toInstant().isAfter(present);
        if (!over) {
            steps.add(new Story.Step(kind, body));
        }
    }

    /** When it happened, and when it was written down: mostly at once, sometimes days later. */
    private Map<String, Object> times() {
        var delay =
                onTime(0.99) ? Duration.ofMinutes(chance.between(3, 40)) : Duration.ofHours(chance.between(20, 100));
        recordedAt = at.plus(delay);
        return Map.of("occurredAt", at.toString(), "recordedAt", recordedAt.toString());
    }

    static Map<String, Object> money(int yuan) {
        return Map.of("amount", yuan + ".00", "currency", "CNY");
    }
}
