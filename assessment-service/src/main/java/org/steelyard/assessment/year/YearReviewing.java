package org.steelyard.assessment.year;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.assessment.scheme.Indicator;
import org.steelyard.assessment.scheme.Schemes;
import org.steelyard.contracts.ReviewStage;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** A year seen by the unit itself, by its station, by its office and by the two county roles; and put up for all to see. */
@Service
public class YearReviewing {

    private final YearRecords records;
    private final YearAccess access;
    private final Schemes schemes;
    private final Outbox outbox;

    YearReviewing(YearRecords records, YearAccess access, Schemes schemes, Outbox outbox) {
        this.records = records;
        this.access = access;
        this.schemes = schemes;
        this.outbox = outbox;
    }

    /** A unit's own figures: a total, or points by indicator whose sum it is. */
    public UnitYear assess(
            int year,
            String unitCode,
            @Nullable BigDecimal score,
            Map<String, BigDecimal> indicators,
            @Nullable String remarks,
            Caller by,
            Moment at,
            Conditions conditions) {
        by.require(Role.POINT_OFFICER, Role.STATION_OFFICER, Role.IMPORTER);
        var unit = access.unit(unitCode, by);
        if (!by.isImporter() && !unitCode.equals(by.unit())) {
            throw new NotAllowed();
        }
        var present = records.year(YearAccess.county(by), year);
        present.require(YearAct.SELF_ASSESSMENT);
        access.requireWindow(YearWindow.SELF_ASSESSMENT, present, at);
        requireIndicators(unit, year, indicators.keySet());
        var sum = score != null ? score : indicators.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (score == null && indicators.isEmpty()) {
            throw new FieldRefused("score", "required");
        }
        var own = new UnitYear.SelfAssessment(sum, Map.copyOf(indicators), at.recordedAt(), remarks);
        return outbox.change(unitYear(unit, year), conditions, one -> one.assess(own, by, at));
    }

    private java.util.function.Supplier<UnitYear> unitYear(UnitRef unit, int year) {
        return () -> records.unitYear(UnitYear.of(unit, year));
    }

    void requireIndicators(UnitRef unit, int year, Set<String> codes) {
        var known = schemes.of(unit.kind(), year).stream()
                .flatMap(scheme -> scheme.indicators().map(Indicator::code))
                .collect(Collectors.toSet());
        codes.stream()
                .filter(code -> !known.contains(code))
                .sorted()
                .findFirst()
                .ifPresent(code -> {
                    throw new FieldRefused("indicators", "no-indicator", code);
                });
    }

    /** What a reviewer says of a unit: half-yearly, as its station, as its office, or having visited it. */
    public UnitYear review(
            int year,
            ReviewStage stage,
            String unitCode,
            boolean agreed,
            String remarks,
            Caller by,
            Moment at,
            Conditions conditions) {
        var unit = access.unit(unitCode, by);
        var present = records.year(YearAccess.county(by), year);
        var visited = requireReviewer(stage, unit, present, by, at);
        var review =
                new UnitYear.Review(stage, agreed, visited, at.recordedAt(), by.actingRole(), by.account(), remarks);
        return outbox.change(unitYear(unit, year), conditions, one -> one.review(review, by, at));
    }

    /** Whether it is a visit of the field sample. */
    private boolean requireReviewer(ReviewStage stage, UnitRef unit, AssessmentYear present, Caller by, Moment at) {
        switch (stage) {
            case HALF_YEAR, STATION -> {
                by.require(Role.STATION_OFFICER, Role.COUNTY_REGULATOR, Role.IMPORTER);
                if (by.is(Role.STATION_OFFICER)
                        && (unit.kind() != UnitKind.POINT || unit.code().equals(by.unit()))) {
                    throw new NotAllowed();
                }
                present.require(YearAct.REVIEW);
                access.requireWindow(
                        stage == ReviewStage.STATION ? YearWindow.STATION_REVIEW : YearWindow.HALF_YEAR, present, at);
            }
            case OFFICE -> {
                by.require(Role.OFFICE_OFFICER, Role.IMPORTER);
                present.require(YearAct.REVIEW);
                access.requireWindow(YearWindow.OFFICE_REVIEW, present, at);
            }
            case JOINT -> {
                by.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE);
                present.require(YearAct.JOINT_REVIEW);
                access.requireWindow(YearWindow.JOINT_REVIEW, present, at);
                var frozen = present.frozen();
                return frozen != null && frozen.sample().contains(unit.code());
            }
            case VETO -> throw new FieldRefused("unit", "county-only");
        }
        return false;
    }

    /** What one of the two roles says of the whole county: the joint review, or the review of the vetoes. */
    public AssessmentYear reviewCounty(
            int year, ReviewStage stage, boolean agreed, String remarks, Caller by, Moment at, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE);
        if (stage != ReviewStage.JOINT && stage != ReviewStage.VETO) {
            throw new FieldRefused("unit", "required");
        }
        var act = stage == ReviewStage.JOINT ? YearAct.JOINT_REVIEW : YearAct.VETO_REVIEW;
        var window = stage == ReviewStage.JOINT ? YearWindow.JOINT_REVIEW : YearWindow.VETO_REVIEW;
        return outbox.changeTelling(() -> records.year(YearAccess.county(by), year), conditions, present -> {
            present.require(act);
            access.requireWindow(window, present, at);
            return present.review(act, stage, agreed, remarks, by, at);
        });
    }

    /** Puts the results up, once both reviews are there, the sample was visited and no proposed veto is open. */
    public AssessmentYear publish(int year, String reason, Caller by, Moment at, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE);
        return outbox.changeTelling(() -> records.year(YearAccess.county(by), year), conditions, present -> {
            present.require(YearAct.NOTICE);
            access.requireWindow(YearWindow.NOTICE, present, at);
            requireSettled(present);
            var calendar = access.calendarOf(present);
            var until = access.workingDaysAfter(WorkingCalendar.dateOf(at.recordedAt()), calendar.noticeDays());
            LocalDate appealsUntil = access.workingDaysAfter(until, calendar.appealDays());
            return present.publish(new AssessmentYear.Notice(until, appealsUntil), reason, by, at);
        });
    }

    private void requireSettled(AssessmentYear present) {
        var open = records.all(present.county(), present.year(), Veto.class).stream()
                .filter(veto -> veto.state() == Veto.State.PROPOSED)
                .count();
        if (open > 0) {
            throw new StepRefused("vetoes-open", open);
        }
        var frozen = present.frozen();
        if (frozen == null) {
            return;
        }
        var visited = records.all(present.county(), present.year(), UnitYear.class).stream()
                .filter(unit -> unit.reviews().stream().anyMatch(UnitYear.Review::fieldSample))
                .map(unit -> unit.unit().code())
                .collect(Collectors.toSet());
        var missing =
                frozen.sample().stream().filter(unit -> !visited.contains(unit)).toList();
        if (!missing.isEmpty()) {
            throw new StepRefused("sample-not-visited", List.copyOf(missing).toString());
        }
    }
}
