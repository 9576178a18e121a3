package org.steelyard.assessment.score;

import java.time.Instant;
import java.time.LocalDate;
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
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * A second scorer, slow and obvious, written from the scheme's text alone and sharing nothing with the first: it walks the
 * log anew for every figure and computes with doubles. Where both agree on hundreds of random lives, both read the text
 * the same way.
 */
final class ObviousScorer {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final WorkingCalendar CALENDAR = WorkingCalendar.china();

    private final List<Event> log;
    private final int year;
    private final Instant asOf;
    private final LocalDate today;
    final Map<String, String> rates = new TreeMap<>();

    ObviousScorer(Collection<? extends Event> log, int year, Instant asOf) {
        var once = new LinkedHashMap<String, Event>();
        log.stream().filter(event -> !event.recordedAt().isAfter(asOf)).forEach(event -> once.put(event.id(), event));
        this.log = new ArrayList<>(once.values());
        this.year = year;
        this.asOf = asOf;
        this.today = date(asOf);
    }

    /** The rates of one unit that has any, of the last score computed with its points. */
    Map<String, String> ratesOf(UnitRef unit) {
        var own = new TreeMap<>(rates);
        own.keySet().removeIf(code -> code.startsWith("P") != (unit.kind() == UnitKind.POINT));
        own.values().removeIf(rate -> rate.endsWith("/0"));
        return own;
    }

    OptionalDouble score(UnitRef unit) {
        var shares = unit.kind() == UnitKind.POINT ? point(unit) : station(unit);
        return total(unit.kind() == UnitKind.POINT ? POINT_WEIGHTS : STATION_WEIGHTS, shares);
    }

    private static final Map<String, Map<String, Double>> POINT_WEIGHTS = Map.of(
            "PA", eight("PA", 2.5),
            "P1", Map.of("P1a", 8.0, "P1b", 6.0, "P1c", 6.0, "P1d", 5.0, "P1e", 3.0),
            "P2", Map.of("P2a", 8.0, "P2b", 4.0),
            "other", Map.of("P3..P8", 32.0),
            "PT", Map.of("PT", 8.0));

    private static final Map<String, Map<String, Double>> STATION_WEIGHTS = Map.of(
            "SA", eight("SA", 2.0),
            "S2", Map.of("S2a", 6.0, "S2b", 3.0, "S2c", 3.0),
            "S3", Map.of("S3a", 6.0, "S3b", 4.0),
            "S4", Map.of("S4a", 4.0, "S4b", 5.0, "S4c", 6.0, "S4d", 5.0, "S4e", 4.0, "S4f", 2.0),
            "other", Map.of("S1, S5..S10", 36.0));

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
        lin("P1d", shares, unit, Complaint::closed, c -> c.got.complete());
        lin(
                "P2a",
                shares,
                unit,
                c -> c.asked() != null && (!c.referrals().isEmpty() || !c.closedBy(c.l1()) && today.isAfter(c.l1())),
                c -> c.referrals().stream()
                        .anyMatch(r -> r.trigger() == EscalationTrigger.OFFICER
                                && !date(r.occurredAt()).isAfter(c.l1())));
        papers(unit, shares);
        trained("PT", List.of(unit), shares);
        return shares;
    }

    private Map<String, Double> station(UnitRef unit) {
        var shares = new HashMap<String, Double>();
        inspection(unit, "SA", shares);
        lin("S4a", shares, unit, c -> true, c -> {
            var day = c.day();
            while (!CALENDAR.isWorkingDay(day)) {
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
        lin("S4f", shares, unit, c -> true, c -> c.got.complete());
        trained("S3b", List.of(unit), shares);
        var points = ownPoints(unit);
        trained("S3a", points, shares);
        var scores = points.stream()
                .map(this::score)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
        scores.ifPresent(mean -> shares.put("S2c", mean / 100));
        return shares;
    }

    private List<UnitRef> ownPoints(UnitRef station) {
        return log.stream()
                .filter(NetworkEvent.UnitEvent.class::isInstance)
                .map(event -> event.origin().unit())
                .filter(unit -> unit.kind() == UnitKind.POINT && unit.within(station.code()))
                .distinct()
                .filter(unit -> {
                    var state = state(unit);
                    return !state.openedOn().isAfter(today)
                            && (state.closedOn() == null
                                    || !Objects.requireNonNull(state.closedOn()).isBefore(today));
                })
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
                    && held.areas().stream().anyMatch(unit::within)) {
                modules.addAll(held.modules());
            }
        }
        return modules.size();
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
                .filter(c -> c.day().getYear() == year)
                .toList();
    }

    private <E extends Event> List<E> of(UnitRef unit, Class<E> type) {
        return log.stream()
                .filter(e -> e.origin().unit().code().equals(unit.code()))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static LocalDate date(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    private static LocalDate workingDays(LocalDate from, int days) {
        var day = from;
        for (int i = 0; i < days; ) {
            day = day.plusDays(1);
            if (CALENDAR.isWorkingDay(day)) {
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
            return of(unit, ComplaintEvent.class).stream()
                    .filter(e -> e.subject().equals(id))
                    .sorted(Comparator.comparing(Event::sequence))
                    .toList();
        }

        ComplaintEvent last() {
            return steps().getLast();
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
            return workingDays(day(), 7);
        }

        LocalDate l1() {
            return workingDays(date(Objects.requireNonNull(asked()).occurredAt()), 1);
        }

        LocalDate l4() {
            return workingDays(date(Objects.requireNonNull(accepted())), 3);
        }

        LocalDate d2() {
            var from = date(Objects.requireNonNull(accepted()));
            if (from.isBefore(LocalDate.of(2026, 4, 15))) {
                return workingDays(from, 45);
            }
            var day = from.plusDays(60);
            while (!CALENDAR.isWorkingDay(day)) {
                day = day.plusDays(1);
            }
            return day;
        }
    }
}
