package org.steelyard.assessment.score;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Adjustment;
import org.steelyard.assessment.scheme.Indicator;
import org.steelyard.assessment.scheme.Indicator.Title;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.assessment.scheme.ShareFunction;
import org.steelyard.contracts.ExclusionGround;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.VetoGround;

/**
 * A score as it is told: every figure from the score down to k and n. Decimals carry up to 20 digits after the point;
 * {@code shown} is rounded half-up to two.
 *
 * @param asOf the instant it was computed for
 * @param grade {@code UNQUALIFIED} under a veto, whatever the score
 * @param bonus all bonus together, at most what the scheme allows; {@code bonusLines} tell of each kind
 * @param deductions all deductions together
 * @param vetoes that hold
 * @param exclusions cases taken out of scoring, the first {@value #MOST_EXCLUSIONS}; the evidence has all
 * @param cases complaints of the period, those taken out among them
 * @param manyExcluded whether more than a tenth of them were taken out
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
        List<Group> groups,
        List<Adjusted> bonusLines,
        List<Adjusted> deductionLines,
        List<Vetoed> vetoes,
        List<Excluded> exclusions,
        int cases,
        boolean manyExcluded) {

    /** Most exclusions that are told. */
    public static final int MOST_EXCLUSIONS = 100;

    public ScoreView {
        // an older version wrote scores without these
        bonusLines = bonusLines == null ? List.of() : List.copyOf(bonusLines);
        deductionLines = deductionLines == null ? List.of() : List.copyOf(deductionLines);
        vetoes = vetoes == null ? List.of() : List.copyOf(vetoes);
        exclusions = exclusions == null ? List.of() : List.copyOf(exclusions);
    }

    /**
     * One kind of bonus or deduction.
     *
     * @param each points of one
     * @param max most points of this kind, none if there is no such limit
     * @param points what they are worth together
     * @param events ids of the events
     */
    public record Adjusted(
            Adjustment.Kind kind,
            Title title,
            BigDecimal each,
            @Nullable BigDecimal max,
            int count,
            BigDecimal points,
            List<String> events) {
        static Adjusted of(Beside.Line line) {
            return new Adjusted(
                    line.adjustment().kind(),
                    line.adjustment().title(),
                    line.adjustment().points().toDecimal(),
                    decimal(line.adjustment().max()),
                    line.evidence().size(),
                    line.points().toDecimal(),
                    line.evidence().stream()
                            .flatMap(one -> one.steps().stream())
                            .map(Step::eventId)
                            .toList());
        }
    }

    /** A veto, by the events that made it. */
    public record Vetoed(VetoGround ground, String subject, List<String> events) {
        static Vetoed of(Beside.Veto veto) {
            return new Vetoed(
                    veto.ground(),
                    veto.subject(),
                    veto.steps().stream().map(Step::eventId).toList());
        }
    }

    /** A case taken out of scoring, why, and by which event. */
    public record Excluded(String complaint, ExclusionGround ground, String event) {
        static Excluded of(Beside.Exclusion exclusion) {
            return new Excluded(
                    exclusion.complaint(), exclusion.ground(), exclusion.step().eventId());
        }
    }

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
     * @param k how many of n were done as wanted; of callbacks the sum of their grades
     * @param rate k of n, shrunk: (k + m·p0) / (n + m)
     * @param done of a quota, how many were done
     * @param due of a quota, how many are due by now
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

            @JsonFormat(shape = JsonFormat.Shape.NUMBER) @Nullable
            BigDecimal k,

            @Nullable Integer n,
            @Nullable Integer m,
            @Nullable BigDecimal p0,
            @Nullable BigDecimal rate,
            @Nullable Integer done,
            @Nullable Integer due,
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
                score.groups().stream().map(group -> group(group, score)).toList(),
                score.beside().bonus().stream().map(Adjusted::of).toList(),
                score.beside().deductions().stream().map(Adjusted::of).toList(),
                score.beside().vetoes().stream().map(Vetoed::of).toList(),
                score.beside().exclusions().stream()
                        .limit(MOST_EXCLUSIONS)
                        .map(Excluded::of)
                        .toList(),
                score.beside().cases(),
                score.beside().manyExcluded());
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
                decimal(measured.k()),
                measured.n(),
                rated ? settings.m() : null,
                rated ? settings.p0().toDecimal() : null,
                decimal(measured.rate()),
                measured.done(),
                measured.due(),
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
                groups,
                bonusLines,
                deductionLines,
                vetoes,
                exclusions,
                cases,
                manyExcluded);
    }
}
