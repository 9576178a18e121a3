package org.steelyard.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.PublicityChannel;
import org.steelyard.contracts.ReopeningReason;
import org.steelyard.contracts.ReportOutcome;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.SchemeEvent;
import org.steelyard.contracts.TaskKind;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.WarningCategory;
import org.steelyard.contracts.calendar.CalendarMissing;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * A second scorer, slow and obvious, written from the scheme's text alone and sharing nothing with the first: it walks the
 * log of a unit anew for every figure and computes with doubles. Where both agree on hundreds of random lives, both read the text
 * the same way.
 */
public final class ObviousScorer {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final WorkingCalendar CALENDAR = WorkingCalendar.china();

    private final List<Event> log;
    private final Map<String, List<Event>> logOfUnit;
    private final int year;
    private final Instant asOf;
    private final LocalDate today;
    private final Map<String, String> rates = new TreeMap<>();

    /** Knows of a log what was written down by an instant, each fact once. */
    public ObviousScorer(Collection<? extends Event> log, int year, Instant asOf) {
        var once = new LinkedHashMap<String, Event>();
        log.stream().filter(event -> !event.recordedAt().isAfter(asOf)).forEach(event -> once.put(event.id(), event));
        this.log = new ArrayList<>(once.values());
        this.logOfUnit = this.log.stream()
                .collect(Collectors.groupingBy(event -> event.origin().unit().code()));
        this.year = year;
        this.asOf = asOf;
        this.today = date(asOf);
    }

    /** The rates of one unit that has any, of the last score computed with its points. */
    public Map<String, String> ratesOf(UnitRef unit) {
        var own = new TreeMap<>(rates);
        own.keySet().removeIf(code -> code.startsWith("P") != (unit.kind() == UnitKind.POINT));
        own.values().removeIf(rate -> rate.endsWith("/0"));
        return own;
    }

    /** The score of a unit, unrounded; none if nothing of the scheme applies to it. */
    public OptionalDouble score(UnitRef unit) {
        var shares = unit.kind() == UnitKind.POINT ? point(unit) : station(unit);
        var earned = total(unit.kind() == UnitKind.POINT ? POINT_WEIGHTS : STATION_WEIGHTS, shares);
        return earned.isEmpty()
                ? earned
                : OptionalDouble.of(
                        Math.clamp(earned.getAsDouble() + Math.min(5, bonus(unit)) - deductions(unit), 0, 105));
    }

    /** Every rate counted so far, for a message that says why figures differ. */
    public Map<String, String> rates() {
        return Map.copyOf(rates);
    }

    /** Confirmed by both and not lifted since. */
    public boolean vetoed(UnitRef unit) {
        boolean any = false;
        for (var proposed : of(unit, SchemeEvent.ViolationProposed.class)) {
            boolean holds = false;
            for (var step : of(unit, SchemeEvent.class).stream()
                    .filter(e -> e.subject().equals(proposed.subject()))
                    .sorted(Comparator.comparing(Event::sequence))
                    .toList()) {
                if (step instanceof SchemeEvent.ViolationConfirmed confirmed && confirmed.effective()) {
                    holds = confirmed.period() == year;
                } else if (step instanceof SchemeEvent.ViolationLifted) {
                    holds = false;
                }
            }
            any |= holds;
        }
        return any;
    }

    private double bonus(UnitRef unit) {
        int filed = 0;
        for (var report : of(unit, ComplaintEvent.ViolationReported.class)) {
            var latest = of(unit, ComplaintEvent.ReportOutcomeRecorded.class).stream()
                    .filter(e -> e.subject().equals(report.subject()))
                    .max(Comparator.comparing(Event::sequence));
            if (inYear(report) && latest.isPresent() && latest.get().outcome() == ReportOutcome.CASE_FILED) {
                filed++;
            }
        }
        double sum = Math.min(3, filed);
        double media = 0;
        for (var commended : ofYear(unit, DutyEvent.CommendationRecorded.class)) {
            switch (commended.level()) {
                case COUNTY -> sum += 1;
                case CITY -> sum += 2;
                case PROVINCE -> sum += 3;
                case TYPICAL_CASE -> sum += 0.5;
                case MEDIA -> media += 0.5;
            }
        }
        return sum + Math.min(1, media);
    }

    private double deductions(UnitRef unit) {
        double sum = 0;
        for (var deducted : ofYear(unit, DutyEvent.DeductionRecorded.class)) {
            sum += switch (deducted.ground()) {
                case STAFF_COMPLAINT -> 2;
                case LATE_INCIDENT -> 1;
            };
        }
        for (var complaint : complaints(unit)) {
            sum += complaint.everything().stream()
                    .filter(e -> e instanceof ComplaintEvent.ComplaintReopened reopened
                            && reopened.reason() == ReopeningReason.FALSE_CLOSURE)
                    .count();
        }
        return sum;
    }

    private static final Map<String, Map<String, Double>> POINT_WEIGHTS = Map.of(
            "PA", eight("PA", 2.5),
            "P1", Map.of("P1a", 8.0, "P1b", 6.0, "P1c", 6.0, "P1d", 5.0, "P1e", 3.0),
            "P2", Map.of("P2a", 8.0, "P2b", 4.0),
            "P3", Map.of("P3a", 5.0, "P3b", 3.0),
            "P4", Map.of("P4a", 5.0, "P4b", 3.0),
            "P5", Map.of("P5a", 3.0, "P5b", 2.0),
            "P6", Map.of("P6a", 3.0, "P6b", 2.0),
            "P7", Map.of("P7", 3.0),
            "P8", Map.of("P8", 3.0),
            "PT", Map.of("PT", 8.0));

    private static final Map<String, Map<String, Double>> STATION_WEIGHTS = Map.ofEntries(
            Map.entry("SA", eight("SA", 2.0)),
            Map.entry("S1", Map.of("S1a", 2.0, "S1b", 4.0)),
            Map.entry("S2", Map.of("S2a", 6.0, "S2b", 3.0, "S2c", 3.0)),
            Map.entry("S3", Map.of("S3a", 6.0, "S3b", 4.0)),
            Map.entry("S4", Map.of("S4a", 4.0, "S4b", 5.0, "S4c", 6.0, "S4d", 5.0, "S4e", 4.0, "S4f", 2.0)),
            Map.entry("S5", Map.of("S5a", 6.0, "S5b", 2.0)),
            Map.entry("S6", Map.of("S6a1", 3.0, "S6a2", 1.0, "S6b", 2.0)),
            Map.entry("S7", Map.of("S7a", 3.0, "S7b", 3.0)),
            Map.entry("S8", Map.of("S8a", 3.0, "S8b", 3.0)),
            Map.entry("S9", Map.of("S9", 2.0)),
            Map.entry("S10", Map.of("S10", 2.0)));

    private static Map<String, Double> eight(String code, double weight) {
        var map = new HashMap<String, Double>();
        for (int i = 1; i <= 8; i++) {
            map.put(code + i, weight);
        }
        return map;
    }

    private static OptionalDouble total(Map<String, Map<String, Double>> weights, Map<String, Double> shares) {
        double earned = 0;
        double possible = 0;
        for (var group : weights.values()) {
            double all = group.values().stream().mapToDouble(w -> w).sum();
            double applicable = 0;
            double points = 0;
            for (var indicator : group.entrySet()) {
                var share = shares.get(indicator.getKey());
                if (share != null) {
                    applicable += indicator.getValue();
                    points += indicator.getValue() * share;
                }
            }
            if (applicable > 0) {
                earned += points * all / applicable;
                possible += all;
            }
        }
        return possible == 0 ? OptionalDouble.empty() : OptionalDouble.of(earned * 100 / possible);
    }

    private Map<String, Double> point(UnitRef unit) {
        var shares = new HashMap<String, Double>();
        inspection(unit, "PA", shares);
        lin("P1a", shares, unit, c -> true, c -> !date(c.got.recordedAt()).isAfter(c.day()));
        lin(
                "P1b",
                shares,
                unit,
                c -> c.is(c.accepted()) && !c.goneBy(c.l4(), c.attempt(), true) && c.doneOrPast(c.attempt(), c.l4()),
                c -> c.attempt() != null && !date(c.attempt()).isAfter(c.l4()));
        lin(
                "P1c",
                shares,
                unit,
                c -> !c.state("ComplaintWithdrawn")
                        && !c.state("ComplaintDeclined")
                        && c.doneOrPast(c.settledOrReferred(), c.d7()),
                c -> c.settledOrReferred() != null
                        && !date(c.settledOrReferred()).isAfter(c.d7()));
        lin("P1d", shares, unit, Complaint::closed, Complaint::complete);
        callbacks("P1e", unit, shares);
        referredWhenAsked("P2a", unit, shares);
        papers(unit, shares);
        leads(unit, shares);
        help(unit, shares);
        months(unit, shares);
        warnings("P5a", unit, WarningCategory.FOOD, shares);
        warnings("P6a", unit, WarningCategory.FARM_INPUTS, shares);
        trained("PT", List.of(unit), shares);
        quota("P4a", shares, 4, proven(unit).size());
        quota("P5b", shares, 4, patrols(unit, WarningCategory.FOOD));
        quota("P6b", shares, 2, patrols(unit, WarningCategory.FARM_INPUTS));
        tasks("P7", unit, shares);
        quota("P8", shares, 2, ofYear(unit, DutyEvent.PromotionHeld.class).size());
        return shares;
    }

    private Map<String, Double> station(UnitRef unit) {
        var shares = new HashMap<String, Double>();
        inspection(unit, "SA", shares);
        lin("S4a", shares, unit, c -> true, c -> {
            var day = c.day();
            while (!isWorkingDay(day)) {
                day = day.plusDays(1);
            }
            return !date(c.got.recordedAt()).isAfter(day);
        });
        thr(
                "S4b",
                shares,
                unit,
                c -> !c.goneBy(c.d7(), c.decision(), false) && c.doneOrPast(c.decision(), c.d7()),
                c -> c.decision() != null && !date(c.decision()).isAfter(c.d7()));
        thr(
                "S4c",
                shares,
                unit,
                c -> c.is(c.accepted())
                        && c.referrals().stream()
                                .noneMatch(r -> !date(r.occurredAt()).isAfter(c.d2()))
                        && (c.closed() || today.isAfter(c.d2())),
                c -> c.closed() && !date(c.last().occurredAt()).isAfter(c.d2()));
        lin(
                "S4d",
                shares,
                unit,
                c -> c.state("ComplaintSettled") || c.state("MediationTerminated") && c.has("MediationAttempted"),
                c -> c.state("ComplaintSettled"));
        lin("S4f", shares, unit, c -> true, Complaint::complete);
        callbacks("S4e", unit, shares);
        referredWhenAsked("S6a1", unit, shares);
        referralsEnded(unit, shares);
        warnings("S7a", unit, WarningCategory.FOOD, shares);
        warnings("S8a", unit, WarningCategory.FARM_INPUTS, shares);
        trained("S3b", List.of(unit), shares);
        var points = ownPoints(unit);
        trained("S3a", points, shares);
        var scores = points.stream()
                .map(this::score)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
        scores.ifPresent(mean -> shares.put("S2c", mean / 100));
        stationDuties(unit, shares);
        supervision(unit, points, shares);
        return shares;
    }

    private void stationDuties(UnitRef unit, Map<String, Double> shares) {
        if (!ofYear(unit, DutyEvent.RulesFiled.class).isEmpty()) {
            shares.put("S1a", 1.0);
        } else if (!today.isBefore(LocalDate.of(year, 4, 1))) {
            shares.put("S1a", 0.0);
        }
        quota("S1b", shares, 4, ofYear(unit, DutyEvent.MeetingHeld.class).size());
        int all = proven(unit).size();
        int march = proven(unit).stream().anyMatch(e -> date(e.occurredAt()).getMonthValue() == 3) ? 1 : 0;
        quota("S5a", shares, 4, Math.min(all - march, 3) + march);
        Set<PublicityChannel> used = new HashSet<>();
        ofYear(unit, DutyEvent.PublicityHeld.class).forEach(e -> used.add(e.medium()));
        quota(
                "S5b",
                shares,
                3,
                used.size() + ofYear(unit, DutyEvent.CasePublished.class).size());
        quota("S6b", shares, 2, ofYear(unit, DutyEvent.CoordinationHeld.class).size());
        quota("S7b", shares, 4, patrols(unit, WarningCategory.FOOD));
        quota("S8b", shares, 2, patrols(unit, WarningCategory.FARM_INPUTS));
        tasks("S9", unit, shares);
        quota("S10", shares, 2, ofYear(unit, DutyEvent.PromotionHeld.class).size());
    }

    private void supervision(UnitRef station, List<UnitRef> openPoints, Map<String, Double> shares) {
        record Inspected(boolean done) {}
        var halves = new ArrayList<Inspected>();
        for (int half = 1; half <= 2; half++) {
            var first = LocalDate.of(year, half == 1 ? 1 : 7, 1);
            var last = half == 1 ? LocalDate.of(year, 6, 30) : LocalDate.of(year, 12, 31);
            if (!today.isAfter(last)) {
                continue;
            }
            for (var point : everyPoint(station)) {
                if (open(point, last)) {
                    halves.add(new Inspected(of(point, DutyEvent.InspectionRecorded.class).stream()
                            .anyMatch(e -> e.inspector().equals(station.code())
                                    && !date(e.occurredAt()).isBefore(first)
                                    && !date(e.occurredAt()).isAfter(last))));
                }
            }
        }
        rate("S2a", halves, h -> true, Inspected::done).ifPresent(r -> shares.put("S2a", r));
        var by = LocalDate.of(year, 12, 20);
        rate(
                        "S2b",
                        openPoints,
                        p -> !today.isBefore(by),
                        p -> ofYear(p, DutyEvent.PointAssessed.class).stream()
                                .anyMatch(e -> !date(e.occurredAt()).isAfter(by)))
                .ifPresent(r -> shares.put("S2b", r));
    }

    private void quota(String code, Map<String, Double> shares, int perYear, int done) {
        int length = LocalDate.of(year, 1, 1).lengthOfYear();
        int over = today.getYear() > year ? length : today.getYear() < year ? 0 : today.getDayOfYear() - 1;
        int due = perYear * over / length;
        if (due > 0) {
            shares.put(code, Math.min(1, done / (double) due));
        } else if (done > 0) {
            shares.put(code, 1.0);
        }
    }

    private void tasks(String code, UnitRef unit, Map<String, Double> shares) {
        var tasks = ofYear(unit, DutyEvent.TaskAssigned.class).stream()
                .filter(t -> t.kind() == TaskKind.TASK)
                .toList();
        rate(
                        code,
                        tasks,
                        t -> done(unit, t) != null || today.isAfter(t.dueOn()),
                        t -> done(unit, t) != null
                                && !date(Objects.requireNonNull(done(unit, t))).isAfter(t.dueOn()))
                .ifPresent(r -> shares.put(code, r));
    }

    private @Nullable Instant done(UnitRef unit, Event task) {
        return of(unit, DutyEvent.TaskCompleted.class).stream()
                .filter(e -> e.subject().equals(task.subject()))
                .map(Event::occurredAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private List<DutyEvent.PublicityHeld> proven(UnitRef unit) {
        return ofYear(unit, DutyEvent.PublicityHeld.class).stream()
                .filter(e -> e.evidence() > 0)
                .toList();
    }

    private int patrols(UnitRef unit, WarningCategory category) {
        return (int) ofYear(unit, DutyEvent.PatrolRecorded.class).stream()
                .filter(e -> e.category() == category)
                .count();
    }

    private boolean inYear(Event event) {
        return date(event.occurredAt()).getYear() == year;
    }

    private <E extends Event> List<E> ofYear(UnitRef unit, Class<E> type) {
        return of(unit, type).stream().filter(this::inYear).toList();
    }

    private void referredWhenAsked(String code, UnitRef unit, Map<String, Double> shares) {
        lin(
                code,
                shares,
                unit,
                c -> c.asked() != null && (!c.referrals().isEmpty() || !c.closedBy(c.l1()) && today.isAfter(c.l1())),
                c -> c.referrals().stream()
                        .anyMatch(r -> r.trigger() == EscalationTrigger.OFFICER
                                && !date(r.occurredAt()).isAfter(c.l1())));
    }

    private void callbacks(String code, UnitRef unit, Map<String, Double> shares) {
        double k = 0;
        int n = 0;
        for (var complaint : complaints(unit)) {
            ComplaintEvent.CallbackRecorded latest = null;
            for (var step : complaint.everything()) {
                if (step instanceof ComplaintEvent.CallbackRecorded callback) {
                    latest = callback;
                }
            }
            if (latest != null) {
                n++;
                k += switch (latest.grade()) {
                    case VERY_SATISFIED -> 1;
                    case SATISFIED -> 0.8;
                    case FAIR -> 0.5;
                    case NOT_SATISFIED -> 0;
                };
            }
        }
        rates.put(
                code,
                BigDecimal.valueOf(Math.round(k * 10), 1).stripTrailingZeros().toPlainString() + "/" + n);
        if (n > 0) {
            double r = (k + 4.5) / (n + 5);
            shares.put(code, Math.max(0.5, 1 - 0.02 * Math.max(0, 95 - 100 * r)));
        }
    }

    private void leads(UnitRef unit, Map<String, Double> shares) {
        var reports = of(unit, ComplaintEvent.ViolationReported.class).stream()
                .filter(r -> date(r.occurredAt()).getYear() == year)
                .toList();
        rate(
                        "P3a",
                        reports,
                        r -> passedOn(unit, r) != null || today.isAfter(workingDays(date(r.occurredAt()), 1)),
                        r -> passedOn(unit, r) != null
                                && !date(Objects.requireNonNull(passedOn(unit, r)))
                                        .isAfter(workingDays(date(r.occurredAt()), 1)))
                .ifPresent(r -> shares.put("P3a", r));
    }

    private @Nullable Instant passedOn(UnitRef unit, Event report) {
        return of(unit, ComplaintEvent.LeadPassedOn.class).stream()
                .filter(e -> e.subject().equals(report.subject()))
                .map(Event::occurredAt)
                .findFirst()
                .orElse(null);
    }

    private void help(UnitRef unit, Map<String, Double> shares) {
        var known = complaints(unit).stream().map(c -> c.id).toList();
        var requests = of(unit, EscalationEvent.AssistanceRequested.class).stream()
                .filter(e -> known.contains(e.complaint()))
                .toList();
        var answers = of(unit, EscalationEvent.AssistanceGiven.class);
        rate(
                        "P3b",
                        requests,
                        r -> answered(r, answers) != null || today.isAfter(workingDays(date(r.occurredAt()), 3)),
                        r -> answered(r, answers) != null
                                && !date(Objects.requireNonNull(answered(r, answers)))
                                        .isAfter(workingDays(date(r.occurredAt()), 3)))
                .ifPresent(r -> shares.put("P3b", r));
    }

    private static @Nullable Instant answered(
            EscalationEvent.AssistanceRequested request, List<EscalationEvent.AssistanceGiven> answers) {
        return answers.stream()
                .filter(a -> a.subject().equals(request.subject()) && a.request() == request.request())
                .map(Event::occurredAt)
                .findFirst()
                .orElse(null);
    }

    private void months(UnitRef unit, Map<String, Double> shares) {
        int ended = today.getYear() > year ? 12 : today.getYear() < year ? 0 : today.getMonthValue() - 1;
        int with = 0;
        for (int month = 1; month <= ended; month++) {
            var one = YearMonth.of(year, month);
            if (of(unit, ComplaintEvent.ConsultationLogged.class).stream()
                    .anyMatch(e -> e.month().equals(one))) {
                with++;
            }
        }
        if (ended > 0) {
            shares.put("P4b", with / (double) ended);
        }
    }

    private void warnings(String code, UnitRef unit, WarningCategory category, Map<String, Double> shares) {
        var mine = log.stream()
                .filter(EscalationEvent.WarningIssued.class::isInstance)
                .map(EscalationEvent.WarningIssued.class::cast)
                .filter(w -> w.category() == category && date(w.occurredAt()).getYear() == year)
                .filter(w -> w.areas().stream().anyMatch(unit::within))
                .filter(w -> state(unit).closedOn() == null
                        || !Objects.requireNonNull(state(unit).closedOn()).isBefore(date(w.occurredAt())))
                .filter(w -> !state(unit).openedOn().isAfter(date(w.occurredAt())))
                .toList();
        rate(
                        code,
                        mine,
                        w -> relay(unit, w) != null
                                || asOf.isAfter(w.occurredAt().plusSeconds(86_400)),
                        w -> relay(unit, w) != null
                                && !Objects.requireNonNull(relay(unit, w))
                                        .isAfter(w.occurredAt().plusSeconds(86_400)))
                .ifPresent(r -> shares.put(code, r));
    }

    private @Nullable Instant relay(UnitRef unit, Event warning) {
        return of(unit, EscalationEvent.WarningRelayed.class).stream()
                .filter(r -> r.warning().equals(warning.subject()))
                .map(Event::occurredAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private void referralsEnded(UnitRef unit, Map<String, Double> shares) {
        int n = 0;
        int k = 0;
        for (var complaint : complaints(unit)) {
            for (var id : complaint.referrals().stream()
                    .map(Event::subject)
                    .distinct()
                    .toList()) {
                var own = of(unit, EscalationEvent.ReferralEvent.class).stream()
                        .filter(e -> e.subject().equals(id))
                        .sorted(Comparator.comparing(Event::occurredAt))
                        .toList();
                boolean resolved = own.stream().anyMatch(e -> e instanceof EscalationEvent.EscalationResolved);
                var returned = lastOf(own, EscalationEvent.EscalationReturned.class);
                var acknowledged = lastOf(own, EscalationEvent.EscalationAcknowledged.class);
                var escalated = date(Objects.requireNonNull(lastOf(own, EscalationEvent.EscalatedToOffice.class)));
                var due = acknowledged == null ? workingDays(escalated, 16) : workingDays(date(acknowledged), 15);
                if (resolved || returned != null || today.isAfter(due)) {
                    n++;
                }
                if (resolved
                        || returned != null
                                && complaint.closed()
                                && !complaint.last().occurredAt().isBefore(returned)) {
                    k++;
                }
            }
        }
        rates.put("S6a2", k + "/" + n);
        if (n > 0) {
            shares.put("S6a2", (k + 4.5) / (n + 5));
        }
    }

    private static @Nullable Instant lastOf(List<? extends Event> events, Class<? extends Event> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(Event::occurredAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private List<UnitRef> ownPoints(UnitRef station) {
        return everyPoint(station).stream().filter(unit -> open(unit, today)).toList();
    }

    private boolean open(UnitRef unit, LocalDate day) {
        var state = state(unit);
        return !state.openedOn().isAfter(day)
                && (state.closedOn() == null
                        || !Objects.requireNonNull(state.closedOn()).isBefore(day));
    }

    private List<UnitRef> everyPoint(UnitRef station) {
        return log.stream()
                .filter(NetworkEvent.UnitEvent.class::isInstance)
                .map(event -> event.origin().unit())
                .filter(unit -> unit.kind() == UnitKind.POINT && unit.within(station.code()))
                .distinct()
                .toList();
    }

    private void lin(
            String code, Map<String, Double> shares, UnitRef unit, Predicate<Complaint> inN, Predicate<Complaint> inK) {
        rate(code, complaints(unit), inN, inK).ifPresent(r -> shares.put(code, r));
    }

    private void thr(
            String code, Map<String, Double> shares, UnitRef unit, Predicate<Complaint> inN, Predicate<Complaint> inK) {
        rate(code, complaints(unit), inN, inK)
                .ifPresent(r -> shares.put(code, Math.max(0, 1 - 0.04 * Math.max(0, 100 - 100 * r))));
    }

    private <T> OptionalDouble rate(String code, List<T> all, Predicate<T> inN, Predicate<T> inK) {
        var counted = all.stream().filter(inN).toList();
        long n = counted.size();
        long k = counted.stream().filter(inK).count();
        rates.put(code, k + "/" + n);
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of((k + 5 * 0.9) / (n + 5));
    }

    private void papers(UnitRef unit, Map<String, Double> shares) {
        var known = complaints(unit).stream().map(c -> c.id).toList();
        var mine = new ArrayList<List<EscalationEvent>>();
        of(unit, EscalationEvent.EscalatedToOffice.class).stream()
                .filter(e -> known.contains(e.complaint()))
                .map(Event::subject)
                .distinct()
                .forEach(id -> mine.add(of(unit, EscalationEvent.class).stream()
                        .filter(e -> e.subject().equals(id))
                        .toList()));
        rate(
                        "P2b",
                        mine,
                        all -> all.stream()
                                .anyMatch(e -> e instanceof EscalationEvent.EscalationAcknowledged
                                        || e instanceof EscalationEvent.EscalationReturned),
                        all -> all.stream()
                                .noneMatch(e -> e instanceof EscalationEvent.EscalationReturned back
                                        && back.reason() == ReturnReason.PAPERS_MISSING))
                .ifPresent(r -> shares.put("P2b", r));
    }

    private void inspection(UnitRef unit, String code, Map<String, Double> shares) {
        of(unit, DutyEvent.InspectionRecorded.class).stream()
                .filter(i -> !date(i.occurredAt()).isBefore(today.minusYears(1)))
                .max(Comparator.comparing(Event::occurredAt).thenComparing(Event::recordedAt))
                .ifPresent(last -> {
                    for (int i = 1; i <= 8; i++) {
                        shares.put(code + i, last.passed().contains(InspectionItem.values()[i - 1]) ? 1.0 : 0.0);
                    }
                });
    }

    private void trained(String code, List<UnitRef> units, Map<String, Double> shares) {
        double over = today.getYear() > year ? 1 : (today.getDayOfYear() - 1.0) / (today.isLeapYear() ? 366 : 365);
        int wanted = (int) Math.floor(2 * over);
        if (wanted == 0) {
            return;
        }
        var officers = new ArrayList<Integer>();
        for (var unit : units) {
            if (offered(unit) >= wanted) {
                for (var officer : appointed(unit)) {
                    officers.add(completions(unit, officer));
                }
            }
        }
        rate(code, officers, o -> true, o -> o >= wanted).ifPresent(r -> shares.put(code, r));
    }

    private int offered(UnitRef unit) {
        Set<String> modules = new HashSet<>();
        for (var event : log) {
            if (event instanceof TrainingEvent.SessionHeld held
                    && held.heldOn().getYear() == year
                    && held.areas().stream().anyMatch(unit::within)
                    && (held.audience() == null
                            || held.audience() == Role.POINT_OFFICER && unit.kind() == UnitKind.POINT
                            || held.audience() == Role.STATION_OFFICER && unit.kind() == UnitKind.STATION)) {
                modules.addAll(held.modules());
            }
        }
        modules.addAll(selfStudy(unit));
        return modules.size();
    }

    /** What the syllabus in force gives material for. */
    private Set<String> selfStudy(UnitRef unit) {
        TrainingEvent.@Nullable SyllabusPublished inForce = null;
        for (var event : log) {
            if (event instanceof TrainingEvent.SyllabusPublished published
                    && unit.within(published.origin().unit().path().getFirst())
                    && !published.validFrom().isAfter(today)
                    && published.validFrom().getYear() <= year
                    && (inForce == null
                            || published.validFrom().isAfter(inForce.validFrom())
                            || published.validFrom().equals(inForce.validFrom())
                                    && published.version() > inForce.version())) {
                inForce = published;
            }
        }
        Set<String> modules = new HashSet<>();
        if (inForce != null) {
            inForce.modules().stream()
                    .filter(TrainingEvent.SyllabusModule::selfStudy)
                    .forEach(module -> modules.add(module.code()));
        }
        return modules;
    }

    private Set<String> appointed(UnitRef unit) {
        Set<String> now = new HashSet<>();
        for (var one : state(unit).officers()) {
            boolean ended = one.to() != null
                    && !Objects.requireNonNull(one.endRecordedAt()).isAfter(asOf)
                    && Objects.requireNonNull(one.to()).isBefore(today);
            if (!one.recordedAt().isAfter(asOf) && !one.from().isAfter(today) && !ended) {
                now.add(one.officer());
            }
        }
        return now;
    }

    private int completions(UnitRef unit, String officer) {
        Set<String> modules = new HashSet<>();
        for (var done : of(unit, TrainingEvent.TrainingCompleted.class)) {
            boolean revoked = of(unit, TrainingEvent.CompletionRevoked.class).stream()
                    .anyMatch(r -> r.subject().equals(done.subject()) && r.sequence() > done.sequence());
            if (done.officer().equals(officer) && done.year() == year && !revoked) {
                modules.add(done.module());
            }
        }
        return modules.size();
    }

    private NetworkEvent.UnitState state(UnitRef unit) {
        return of(unit, NetworkEvent.UnitEvent.class).stream()
                .max(Comparator.comparing(Event::sequence))
                .orElseThrow()
                .state();
    }

    private List<Complaint> complaints(UnitRef unit) {
        return of(unit, ComplaintEvent.ComplaintReceived.class).stream()
                .map(got -> new Complaint(unit, got))
                .filter(c -> c.day().getYear() == year && !excluded(unit, c.id))
                .toList();
    }

    private boolean excluded(UnitRef unit, String complaint) {
        return of(unit, SchemeEvent.class).stream()
                .filter(e -> e instanceof SchemeEvent.CaseExcluded out
                                && out.complaint().equals(complaint)
                        || e instanceof SchemeEvent.CaseReadmitted in
                                && in.complaint().equals(complaint))
                .max(Comparator.comparing(Event::occurredAt).thenComparing(Event::sequence))
                .filter(SchemeEvent.CaseExcluded.class::isInstance)
                .isPresent();
    }

    private <E extends Event> List<E> of(UnitRef unit, Class<E> type) {
        return logOfUnit.getOrDefault(unit.code(), List.of()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static LocalDate date(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** In a year whose calendar is not published yet every day counts: all that matters is that it is still to come. */
    private static boolean isWorkingDay(LocalDate day) {
        try {
            return CALENDAR.isWorkingDay(day);
        } catch (CalendarMissing unpublished) {
            return true;
        }
    }

    private static LocalDate workingDays(LocalDate from, int days) {
        var day = from;
        for (int i = 0; i < days; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                i++;
            }
        }
        return day;
    }

    private final class Complaint {
        final String id;
        final UnitRef unit;
        final ComplaintEvent.ComplaintReceived got;

        Complaint(UnitRef unit, ComplaintEvent.ComplaintReceived got) {
            this.id = got.subject();
            this.unit = unit;
            this.got = got;
        }

        LocalDate day() {
            return date(got.occurredAt());
        }

        List<ComplaintEvent> steps() {
            return everything().stream()
                    .filter(e -> !(e instanceof ComplaintEvent.LedgerCorrected
                            || e instanceof ComplaintEvent.DeadlinePaused
                            || e instanceof ComplaintEvent.DeadlineResumed
                            || e instanceof ComplaintEvent.CallbackRecorded))
                    .toList();
        }

        List<ComplaintEvent> everything() {
            return of(unit, ComplaintEvent.class).stream()
                    .filter(e -> e.subject().equals(id))
                    .sorted(Comparator.comparing(Event::sequence))
                    .toList();
        }

        boolean complete() {
            boolean complete = got.complete();
            for (var step : everything()) {
                if (step instanceof ComplaintEvent.LedgerCorrected corrected) {
                    complete = corrected.complete();
                }
            }
            return complete;
        }

        ComplaintEvent last() {
            return steps().getLast();
        }

        /** Pauses move a due date by their length: whole days in which the clock, once started, stood still. */
        LocalDate paused(LocalDate start, LocalDate base) {
            var due = base;
            long still = 0;
            for (var begun : everything()) {
                if (begun instanceof ComplaintEvent.DeadlinePaused pause
                        && !date(pause.occurredAt()).isAfter(due)) {
                    var end = everything().stream()
                            .filter(e -> e instanceof ComplaintEvent.DeadlineResumed r && r.pause() == pause.pause())
                            .map(e -> date(e.occurredAt()))
                            .findFirst()
                            .orElse(today);
                    var from = date(pause.occurredAt()).isBefore(start) ? start : date(pause.occurredAt());
                    still += Math.max(0, end.toEpochDay() - from.toEpochDay());
                    due = base.plusDays(still);
                    while (still > 0 && !isWorkingDay(due)) {
                        due = due.plusDays(1);
                    }
                }
            }
            return due;
        }

        boolean state(String event) {
            return last().getClass().getSimpleName().equals(event);
        }

        boolean has(String event) {
            return time(event) != null;
        }

        boolean is(@Nullable Instant time) {
            return time != null;
        }

        @Nullable
        Instant time(String... events) {
            return steps().stream()
                    .filter(e -> List.of(events).contains(e.getClass().getSimpleName()))
                    .map(Event::occurredAt)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        boolean closed() {
            return state("ComplaintSettled")
                    || state("MediationTerminated")
                    || state("ComplaintDeclined")
                    || state("ComplaintWithdrawn")
                    || state("ComplaintResolved");
        }

        boolean closedBy(LocalDate due) {
            return closed() && !date(last().occurredAt()).isAfter(due);
        }

        @Nullable
        Instant accepted() {
            return time("ComplaintAccepted");
        }

        @Nullable
        Instant decision() {
            return time("ComplaintAccepted", "ComplaintDeclined");
        }

        @Nullable
        Instant attempt() {
            return time("MediationAttempted", "ComplaintSettled", "MediationTerminated");
        }

        List<EscalationEvent.EscalatedToOffice> referrals() {
            return of(unit, EscalationEvent.EscalatedToOffice.class).stream()
                    .filter(e -> e.complaint().equals(id))
                    .toList();
        }

        @Nullable
        Instant referred() {
            return referrals().stream()
                    .map(Event::occurredAt)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        @Nullable
        Instant settledOrReferred() {
            var settled = time("ComplaintSettled");
            var referred = referred();
            return settled == null || referred != null && referred.isBefore(settled) ? referred : settled;
        }

        EscalationEvent.@Nullable ReferralDue asked() {
            return of(unit, EscalationEvent.ReferralDue.class).stream()
                    .filter(e -> e.complaint().equals(id))
                    .filter(e -> !e.rule().equals("R3") && !e.rule().equals("R8"))
                    .min(Comparator.comparing(Event::occurredAt))
                    .orElse(null);
        }

        /** Gone, by the end of the due date, at a moment when the step had not been done. */
        boolean goneBy(LocalDate due, @Nullable Instant done, boolean declinedToo) {
            var gone = new ArrayList<Instant>();
            referrals().forEach(r -> gone.add(r.occurredAt()));
            var withdrawn = time("ComplaintWithdrawn");
            if (withdrawn != null) {
                gone.add(withdrawn);
            }
            var declined = time("ComplaintDeclined");
            if (declinedToo && declined != null) {
                gone.add(declined);
            }
            return gone.stream().anyMatch(g -> !date(g).isAfter(due) && (done == null || g.isBefore(done)));
        }

        boolean doneOrPast(@Nullable Instant done, LocalDate due) {
            return done != null || today.isAfter(due);
        }

        LocalDate d7() {
            return paused(day(), workingDays(day(), 7));
        }

        LocalDate l1() {
            return workingDays(date(Objects.requireNonNull(asked()).occurredAt()), 1);
        }

        LocalDate l4() {
            var from = date(Objects.requireNonNull(accepted()));
            return paused(from, workingDays(from, 3));
        }

        LocalDate d2() {
            var from = date(Objects.requireNonNull(accepted()));
            if (from.isBefore(LocalDate.of(2026, 4, 15))) {
                return paused(from, workingDays(from, 45));
            }
            var day = from.plusDays(60);
            while (!isWorkingDay(day)) {
                day = day.plusDays(1);
            }
            return paused(from, day);
        }
    }
}
