package org.steelyard.assessment.scheme.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Adjustment;
import org.steelyard.assessment.scheme.Indicator;
import org.steelyard.assessment.scheme.IndicatorGroup;
import org.steelyard.assessment.scheme.Limit;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.assessment.scheme.ShareFunction;
import org.steelyard.contracts.CallbackGrade;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.UnitKind;

/**
 * A scheme version, whole.
 *
 * @param limits how long each step may take, one after the other where a limit changed on some day
 * @param maxBonus most points that bonuses add together
 */
record SchemeView(
        Summary scheme,
        int m,
        BigDecimal p0,
        int sessions,
        BigDecimal maxScore,
        Map<Grade, BigDecimal> grades,
        List<Integer> stars,
        List<Integer> peerGroups,
        List<Group> groups,
        BigDecimal maxBonus,
        int relayHours,
        Map<CallbackGrade, BigDecimal> callbackGrades,
        List<String> selfReferringRules,
        Map<Limit.Step, List<Window>> limits,
        List<Beside> bonus,
        List<Beside> deductions) {

    /**
     * How long a step may take whose clock starts between two days.
     *
     * @param working whether only working days count
     */
    record Window(@Nullable LocalDate from, @Nullable LocalDate until, int days, boolean working) {
        static Window of(Limit limit) {
            return new Window(limit.from(), limit.until(), limit.days(), limit.working());
        }
    }

    /** What something earns or costs beside the indicators, and at most, if that is limited. */
    record Beside(
            Adjustment.Kind kind,
            Indicator.Title title,
            BigDecimal points,
            @Nullable BigDecimal max) {
        static Beside of(Adjustment one) {
            var max = one.max();
            return new Beside(one.kind(), one.title(), one.points().toDecimal(), max == null ? null : max.toDecimal());
        }
    }

    /** What a version is called and when it holds. */
    record Summary(
            String id,
            String scheme,
            int version,
            UnitKind kind,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String digest) {
        static Summary of(Scheme scheme) {
            return new Summary(
                    scheme.ref(),
                    scheme.id(),
                    scheme.version(),
                    scheme.kind(),
                    scheme.validFrom(),
                    scheme.validTo(),
                    scheme.digest());
        }
    }

    record Group(String code, Indicator.Title title, BigDecimal weight, List<Line> indicators) {
        static Group of(IndicatorGroup group) {
            return new Group(
                    group.code(),
                    group.title(),
                    group.weight().toDecimal(),
                    group.indicators().stream().map(Line::of).toList());
        }
    }

    record Line(
            String code,
            String duty,
            Indicator.Title title,
            String measure,
            @Nullable InspectionItem item,
            String function,
            Map<String, BigDecimal> parameters,
            BigDecimal weight) {
        static Line of(Indicator indicator) {
            return new Line(
                    indicator.code(),
                    indicator.duty(),
                    indicator.title(),
                    indicator.measure().code(),
                    indicator.item(),
                    indicator.function().name(),
                    parameters(indicator.function()),
                    indicator.weight().toDecimal());
        }

        private static Map<String, BigDecimal> parameters(ShareFunction function) {
            return switch (function) {
                case ShareFunction.Thr(var target, var slope, var floor) ->
                    Map.of("target", target.toDecimal(), "slope", slope.toDecimal(), "floor", floor.toDecimal());
                case ShareFunction.Quota(int perYear) -> Map.of("perYear", BigDecimal.valueOf(perYear));
                case ShareFunction.Check _, ShareFunction.Lin _, ShareFunction.Rollup _ -> Map.of();
            };
        }
    }

    static SchemeView of(Scheme scheme) {
        var settings = scheme.settings();
        var grades = new EnumMap<Grade, BigDecimal>(Grade.class);
        scheme.grades().forEach(step -> grades.put(step.grade(), step.from().toDecimal()));
        var callbackGrades = new EnumMap<CallbackGrade, BigDecimal>(CallbackGrade.class);
        settings.callbackGrades().forEach((grade, counts) -> callbackGrades.put(grade, counts.toDecimal()));
        var limits = new EnumMap<Limit.Step, List<Window>>(Limit.Step.class);
        scheme.limits()
                .byStep()
                .forEach((step, all) ->
                        limits.put(step, all.stream().map(Window::of).toList()));
        return new SchemeView(
                Summary.of(scheme),
                settings.m(),
                settings.p0().toDecimal(),
                settings.sessions(),
                settings.maxScore().toDecimal(),
                grades,
                scheme.stars(),
                scheme.peerGroups(),
                scheme.groups().stream().map(Group::of).toList(),
                settings.maxBonus().toDecimal(),
                settings.relayHours(),
                callbackGrades,
                settings.selfReferringRules().stream().sorted().toList(),
                limits,
                scheme.bonus().stream().map(Beside::of).toList(),
                scheme.deductions().stream().map(Beside::of).toList());
    }
}
