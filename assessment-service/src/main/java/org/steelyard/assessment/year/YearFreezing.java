package org.steelyard.assessment.year;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/**
 * Freezes a county's year and computes it again to see that it still gives the same. Its cut-off and what was read are
 * fixed before anything is computed, so that two who freeze at once, or one who goes on after a crash, get one result.
 */
@Service
public class YearFreezing {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final YearRecords records;
    private final YearAccess access;
    private final Results results;
    private final FactProgress progress;
    private final Outbox outbox;
    private final YearSettings settings;
    private final MeterRegistry meters;

    YearFreezing(
            YearRecords records,
            YearAccess access,
            Results results,
            FactProgress progress,
            Outbox outbox,
            YearSettings settings,
            MeterRegistry meters) {
        this.records = records;
        this.access = access;
        this.results = results;
        this.progress = progress;
        this.outbox = outbox;
        this.settings = settings;
        this.meters = meters;
        // there from the start, so that the first of them is an increase and an alert sees it
        var unused = List.of(verifications(true), verifications(false));
    }

    private Counter verifications(boolean equal) {
        return meters.counter("steelyard.year.verifications", "equal", Boolean.toString(equal));
    }

    /**
     * Freezes the caller's county.
     *
     * @param asOf the cut-off, by default the end of 31 December, which is the first instant of the next year
     */
    public AssessmentYear freeze(
            int year, @Nullable Instant asOf, String reason, Caller by, Moment at, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR);
        var county = YearAccess.county(by);
        var present = records.year(county, year);
        var cutOff = asOf == null ? endOf(year) : asOf;
        if (present.frozen() != null) {
            present.begin(cutOff, Map.of()); // refuses another cut-off
            return present;
        }
        present.require(YearAct.FREEZE);
        access.requireWindow(YearWindow.FREEZE, present, at);
        requireCutOff(present, cutOff, at);
        var offsets = present.begun() == null ? read() : Map.<String, Long>of();
        var begun = outbox.changeTelling(
                () -> records.year(county, year),
                new Conditions(conditions.expected(), null, conditions.digest()),
                one -> {
                    one.begin(cutOff, offsets);
                    return List.of();
                });
        return compute(begun, reason, by, at, conditions);
    }

    private AssessmentYear compute(AssessmentYear begun, String reason, Caller by, Moment at, Conditions conditions) {
        var timer = io.micrometer.core.instrument.Timer.start(meters);
        var all = results.compute(begun, Objects.requireNonNull(begun.begun()), 0);
        all.values().forEach(records::keep);
        var digest = results.digest(all);
        var schemes = new TreeSet<String>();
        all.values().forEach(result -> schemes.add(results.summary(result).scheme()));
        var frozen = new AssessmentYear.Frozen(
                at.recordedAt(), all.size(), List.copyOf(schemes), digest, sample(all.keySet(), digest));
        var done = outbox.changeTelling(
                () -> records.year(begun.county(), begun.year()),
                new Conditions(null, conditions.key(), conditions.digest()),
                one -> one.freeze(frozen, reason, by, at));
        timer.stop(meters.timer("steelyard.year.freeze"));
        return done;
    }

    /** Nobody chooses who is visited: units stand in the order of a hash of the digest and their code. */
    private List<String> sample(Set<String> units, String digest) {
        var share = settings.fieldSample()
                .multiply(java.math.BigDecimal.valueOf(units.size()))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        return units.stream()
                .sorted(Comparator.comparing(unit ->
                        Figures.hex(Figures.sha256().digest((digest + "|" + unit).getBytes(StandardCharsets.UTF_8)))))
                .limit(Math.max(share, settings.fieldSampleLeast()))
                .sorted()
                .toList();
    }

    private void requireCutOff(AssessmentYear year, Instant cutOff, Moment at) {
        if (cutOff.isAfter(at.recordedAt())) {
            throw new FieldRefused("asOf", "future");
        }
        var span = access.calendarOf(year).span(YearWindow.CUT_OFF);
        var from = startOf(span.from().of(year.year()));
        var to = startOf(span.to().of(year.year()).plusDays(1));
        if (settings.enforceWindows() && (cutOff.isBefore(from) || cutOff.isAfter(to))) {
            throw new OutsideWindow(
                    YearWindow.CUT_OFF.name(),
                    span.from().of(year.year()),
                    span.to().of(year.year()));
        }
    }

    private static Instant endOf(int year) {
        return startOf(LocalDate.of(year + 1, 1, 1));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }

    /** Waits a little for what is told and not read yet. */
    private Map<String, Long> read() {
        var standing = progress.now();
        for (var left = settings.catchUp(); standing.lag() > 0; left = left.minus(PAUSE)) {
            if (!left.isPositive()) {
                throw new NotCaughtUp(standing.lag());
            }
            java.util.concurrent.locks.LockSupport.parkNanos(PAUSE.toNanos());
            standing = progress.now();
        }
        return standing.offsets();
    }

    /**
     * What computing again gave.
     *
     * @param rounds how many appeals changed what counts since
     * @param firstDifference the first unit whose figures differ, none if none does
     */
    public record Verification(
            boolean equal,
            String digest,
            String recomputed,
            int rounds,
            @Nullable String firstDifference) {}

    /** Computes the frozen results again, and those that hold now. */
    public Verification verify(int year, Caller by) {
        by.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.AUDITOR);
        var present = records.look(YearAccess.county(by), year);
        var frozen = present.frozen();
        var begun = present.begun();
        if (frozen == null || begun == null) {
            throw new OutOfOrder(YearAct.FREEZE, present.allowed());
        }
        var again = results.compute(present, begun, 0);
        var digest = results.digest(again);
        var difference = difference(results.held(present, 0), again);
        var rounds = present.admissions().size();
        if (difference == null && rounds > 0) {
            difference = difference(results.held(present, rounds), results.compute(present, begun, rounds));
        }
        var equal = difference == null && digest.equals(frozen.digest());
        verifications(equal).increment();
        return new Verification(equal, frozen.digest(), digest, rounds, difference);
    }

    private @Nullable String difference(Map<String, UnitResult> kept, Map<String, UnitResult> again) {
        var units = new TreeSet<>(kept.keySet());
        units.addAll(again.keySet());
        return units.stream()
                .filter(unit -> {
                    var one = kept.get(unit);
                    var other = again.get(unit);
                    return one == null
                            || other == null
                            || !one.digest().equals(other.digest())
                            || !results.isWhole(one); // a figure may be altered where its digest is not
                })
                .findFirst()
                .orElse(null);
    }
}
