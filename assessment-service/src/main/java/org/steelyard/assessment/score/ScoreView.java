package org.steelyard.assessment.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Indicator;
import org.steelyard.assessment.scheme.Indicator.Title;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.assessment.scheme.ShareFunction;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.UnitKind;

/**
 * A score as it is told: every figure from the score down to k and n. Decimals carry up to 20 digits after the point;
 * {@code shown} is rounded half-up to two.
 *
 * @param asOf the instant it was computed for
 */
public record ScoreView(
        String unit,
        String name,
        UnitKind kind,
        List<String> path,
        int period,
        String scheme,
        Instant asOf,
        @Nullable BigDecimal score,
        @Nullable BigDecimal shown,
        @Nullable Grade grade,
        @Nullable Integer stars,
        int entries,
        BigDecimal bonus,
        BigDecimal deductions,
        List<Group> groups) {

    /** A group, with the weight it has after those that do not apply gave theirs away. */
    public record Group(
            String code,
            Title title,
            BigDecimal weight,
            BigDecimal effectiveWeight,
            BigDecimal points,
            List<Line> indicators) {}

    /**
     * An indicator.
     *
     * @param rate k of n, shrunk: (k + m·p0) / (n + m)
     * @param share of the weight, none if it does not apply
     * @param points effective weight times share
     * @param notApplicable why it does not apply, none if it does
     */
    public record Line(
            String code,
            String duty,
            Title title,
            String measure,
            String function,
            BigDecimal weight,
            BigDecimal effectiveWeight,
            @Nullable Integer k,
            @Nullable Integer n,
            @Nullable Integer m,
            @Nullable BigDecimal p0,
            @Nullable BigDecimal rate,
            @Nullable BigDecimal share,
            BigDecimal points,
            @Nullable NotApplicable notApplicable) {}

    /** Tells a score. */
    public static ScoreView of(UnitScore score) {
        var unit = score.card().unit();
        return new ScoreView(
                unit.code(),
                score.card().state().name(),
                unit.kind(),
                unit.path(),
                score.question().period(),
                score.scheme().ref(),
                score.question().asOf(),
                decimal(score.score()),
                score.score() == null ? null : score.score().toDecimal(2),
                score.grade(),
                score.stars(),
                score.entries(),
                score.bonus().toDecimal(),
                score.deductions().toDecimal(),
                score.groups().stream().map(group -> group(group, score)).toList());
    }

    private static Group group(GroupScore group, UnitScore score) {
        return new Group(
                group.group().code(),
                group.group().title(),
                group.group().weight().toDecimal(),
                group.effectiveWeight().toDecimal(),
                group.points().toDecimal(),
                group.indicators().stream().map(one -> line(one, score)).toList());
    }

    private static Line line(IndicatorScore one, UnitScore score) {
        Indicator indicator = one.indicator();
        var measured = one.measured();
        var settings = score.scheme().settings();
        var rated = indicator.function() instanceof ShareFunction.OfRate;
        return new Line(
                indicator.code(),
                indicator.duty(),
                indicator.title(),
                indicator.measure().code(),
                indicator.function().name(),
                indicator.weight().toDecimal(),
                one.effectiveWeight().toDecimal(),
                measured.k(),
                measured.n(),
                rated ? settings.m() : null,
                rated ? settings.p0().toDecimal() : null,
                decimal(measured.rate()),
                decimal(measured.share()),
                one.points().toDecimal(),
                measured.reason());
    }

    private static @Nullable BigDecimal decimal(@Nullable Ratio ratio) {
        return ratio == null ? null : ratio.toDecimal();
    }

    /** The same figures, whenever computed: what is compared to see whether anything moved. */
    public ScoreView at(Instant instant) {
        return new ScoreView(
                unit,
                name,
                kind,
                path,
                period,
                scheme,
                instant,
                score,
                shown,
                grade,
                stars,
                entries,
                bonus,
                deductions,
                groups);
    }
}
