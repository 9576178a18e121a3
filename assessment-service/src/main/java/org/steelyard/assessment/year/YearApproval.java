package org.steelyard.assessment.year;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.springframework.stereotype.Service;
import org.steelyard.assessment.network.NetworkRegistry;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.ScoreEvent;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.PageRequest;

/** Approves a year by two persons, and what follows: commendations, rectification, plaques that are taken down. */
@Service
public class YearApproval {

    private final YearRecords records;
    private final YearAccess access;
    private final Results results;
    private final NetworkRegistry network;
    private final Outbox outbox;
    private final YearSettings settings;
    private final MeterRegistry meters;

    YearApproval(
            YearRecords records,
            YearAccess access,
            Results results,
            NetworkRegistry network,
            Outbox outbox,
            YearSettings settings,
            MeterRegistry meters) {
        this.records = records;
        this.access = access;
        this.results = results;
        this.network = network;
        this.outbox = outbox;
        this.settings = settings;
        this.meters = meters;
    }

    /** One of the two roles approves; with the second each unit's result is final. Sent again, it finishes what was begun. */
    public AssessmentYear approve(int year, String reason, Caller by, Moment at, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE);
        var county = YearAccess.county(by);
        var approved = outbox.changeTelling(() -> records.year(county, year), conditions, present -> {
            if (!present.isApproved()) {
                present.require(YearAct.APPROVAL);
                requireAppealsDone(present, at);
            }
            present.approve(reason, by, at);
            return List.of();
        });
        return approved.isApproved() && !approved.isFinalised() ? finalise(approved, at) : approved;
    }

    private void requireAppealsDone(AssessmentYear present, Moment at) {
        var open = records.all(present.county(), present.year(), Appeal.class).stream()
                .filter(appeal -> !appeal.isDecided())
                .count();
        if (open > 0) {
            throw new StepRefused("appeals-open", open);
        }
        var notice = Objects.requireNonNull(present.notice());
        access.requireBetween("APPROVAL", notice.appealsUntil().plusDays(1), null, at);
    }

    private AssessmentYear finalise(AssessmentYear year, Moment at) {
        for (var standing : results.standings(year.county(), year.year())) {
            var place = standing.place();
            var result = new UnitYear.Final(
                    standing.summary().scheme(),
                    standing.summary().score(),
                    standing.grade(),
                    standing.vetoed(),
                    place == null ? null : place.place(),
                    at.recordedAt());
            var unit = new UnitRef(
                    standing.summary().unit(),
                    standing.summary().kind(),
                    standing.summary().path());
            var unused = outbox.changeTelling(
                    () -> records.unitYear(UnitYear.of(unit, year.year())),
                    Conditions.NONE,
                    one -> one.finalise(result, at));
        }
        return outbox.changeTelling(() -> records.year(year.county(), year.year()), Conditions.NONE, one -> {
            if (!one.isFinalised()) {
                meters.counter("steelyard.year.finalised").increment();
            }
            one.finish();
            return List.of();
        });
    }

    /** Puts the best of each peer group on the commendation list: graded excellent, not vetoed. */
    public AssessmentYear commend(int year, String reason, Caller by, Moment at, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE);
        var county = YearAccess.county(by);
        var units = results.standings(county, year).stream()
                .filter(this::isBest)
                .map(standing -> standing.summary().unit())
                .toList();
        var done = outbox.changeTelling(() -> records.year(county, year), conditions, present -> {
            present.require(YearAct.COMMENDATION);
            if (!present.isFinalised()) {
                throw new OutOfOrder(YearAct.COMMENDATION, List.of(YearAct.APPROVAL));
            }
            present.commend(units, reason, by, at);
            return List.of();
        });
        for (var unit : done.commended()) {
            var unused = outbox.changeTelling(() -> unitYear(unit, year), Conditions.NONE, one -> one.commend(at));
        }
        return done;
    }

    private boolean isBest(Results.Standing standing) {
        var place = standing.place();
        return place != null
                && place.place() <= settings.commended()
                && standing.grade() == Grade.EXCELLENT
                && !standing.vetoed();
    }

    private UnitYear unitYear(String unit, int year) {
        return records.require(UnitYear.id(unit, year), UnitYear.class, "unit");
    }

    /** Orders an unqualified unit to put itself right within a month. */
    public UnitYear order(int year, String unit, String reason, Caller by, Moment at, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR);
        return after(YearAct.RECTIFICATION, year, unit, by, conditions, (present, one) -> {
            var months = access.calendarOf(present).rectificationMonths();
            var due = access.onOrAfter(WorkingCalendar.dateOf(at.recordedAt()).plusMonths(months));
            return one.order(due, reason, by, at);
        });
    }

    /** Looks whether it did. */
    public UnitYear inspect(
            int year, String unit, boolean passed, String remarks, Caller by, Moment at, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR);
        return after(
                YearAct.RECTIFICATION, year, unit, by, conditions, (_, one) -> one.inspect(passed, remarks, by, at));
    }

    /** Takes the plaque of a unit that was unqualified in this approved year and the one before. */
    public UnitYear removePlaque(int year, String unit, String reason, Caller by, Moment at, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR);
        return after(YearAct.PLAQUE_REMOVAL, year, unit, by, conditions, (_, one) -> {
            if (!isUnqualifiedTwice(one)) {
                throw new StepRefused("not-unqualified-twice", unit);
            }
            return one.removePlaque(reason, by, at);
        });
    }

    private UnitYear after(
            YearAct act,
            int year,
            String code,
            Caller by,
            Conditions conditions,
            BiFunction<AssessmentYear, UnitYear, ScoreEvent> step) {
        var unit = access.unit(code, by);
        var present = records.look(YearAccess.county(by), year);
        present.require(act);
        return outbox.change(() -> unitYear(unit.code(), year), conditions, one -> step.apply(present, one));
    }

    private boolean isUnqualifiedTwice(UnitYear unit) {
        if (!unit.isUnqualified()) {
            return false;
        }
        var before = records.findUnitYear(unit.unit().code(), unit.year() - 1);
        return before != null && before.isUnqualified();
    }

    /**
     * Units that were unqualified twice and keep their plaque still, one more than a page, by id; it is proposed, a person
     * decides.
     */
    public List<UnitYear> proposedRemovals(int year, Caller caller, PageRequest page) {
        return records.page(
                YearAccess.county(caller),
                year,
                UnitYear.class,
                page,
                unit -> access.reaches(unit.unit().path(), caller)
                        && unit.plaqueRemoved() == null
                        && isUnqualifiedTwice(unit));
    }

    /** A unit's name now, its code if it is not registered. */
    public String nameOf(String unit) {
        var known = network.lookUp(unit);
        return known == null ? unit : known.name();
    }
}
