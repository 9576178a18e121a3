package org.steelyard.assessment.score;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.steelyard.assessment.scheme.Adjustment;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.assessment.score.Evidence.Effect;
import org.steelyard.assessment.score.Evidence.Why;
import org.steelyard.contracts.ExclusionGround;
import org.steelyard.contracts.ReopeningReason;
import org.steelyard.contracts.ReportOutcome;
import org.steelyard.contracts.VetoGround;

/**
 * What moves a unit's result beside its indicators.
 *
 * @param bonus each kind of which there is any
 * @param deductions the same
 * @param vetoes that hold; one is enough
 * @param exclusions cases taken out of scoring
 * @param cases all cases of the period, those taken out among them
 */
public record Beside(
        List<Line> bonus, List<Line> deductions, List<Veto> vetoes, List<Exclusion> exclusions, int cases) {

    /** Above one case in so many taken out somebody should look. */
    private static final int ALERT_ABOVE_ONE_IN = 10;

    public Beside {
        bonus = List.copyOf(bonus);
        deductions = List.copyOf(deductions);
        vetoes = List.copyOf(vetoes);
        exclusions = List.copyOf(exclusions);
    }

    /** One kind of bonus or deduction, what it is worth together, and the events behind it. */
    public record Line(Adjustment adjustment, Ratio points, List<Evidence> evidence) {
        public Line {
            evidence = List.copyOf(evidence);
        }
    }

    /** A veto that both roles confirmed and nobody lifted. */
    public record Veto(VetoGround ground, String subject, List<Step> steps) {
        public Veto {
            steps = List.copyOf(steps);
        }
    }

    /** A case taken out of scoring. */
    public record Exclusion(String complaint, ExclusionGround ground, Step step) {}

    /** All bonus together, at most what the scheme allows. */
    Ratio bonusPoints(Scheme scheme) {
        return sum(bonus).min(scheme.settings().maxBonus());
    }

    Ratio deductedPoints() {
        return sum(deductions);
    }

    private static Ratio sum(List<Line> lines) {
        return lines.stream().map(Line::points).reduce(Ratio.ZERO, Ratio::plus);
    }

    /** Whether more than a tenth of the unit's cases were taken out. */
    public boolean manyExcluded() {
        return exclusions.size() * ALERT_ABOVE_ONE_IN > cases;
    }

    /** What is known of a unit beside its indicators. */
    static Beside of(UnitFacts facts, String unit, Scheme scheme, Question question, Collection<Case> cases) {
        var finding = new Finding(facts, unit, question, cases);
        var excluded = cases.stream()
                .flatMap(one -> Stream.ofNullable(one.exclusion())
                        .map(step -> new Exclusion(
                                one.subject(),
                                ExclusionGround.valueOf(step.codes().getFirst()),
                                step)))
                .sorted(Comparator.comparing(Exclusion::complaint))
                .toList();
        return new Beside(
                finding.lines(scheme.bonus()),
                finding.lines(scheme.deductions()),
                vetoes(facts, question),
                excluded,
                cases.size());
    }

    private static List<Veto> vetoes(UnitFacts facts, Question question) {
        var period = Integer.toString(question.period());
        return facts.files()
                .flatMap(file -> {
                    var steps = file.stream()
                            .filter(step -> step.kind().ofVeto()
                                    && step.codes().getFirst().equals(period)
                                    && step.knownAt(question.asOf()))
                            .sorted(Comparator.comparing(Step::sequence))
                            .toList();
                    return holds(steps) ? Stream.of(veto(steps)) : Stream.<Veto>empty();
                })
                .sorted(Comparator.comparing(Veto::subject))
                .toList();
    }

    /** The last that was effective was not lifted after. */
    private static boolean holds(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.kind() == StepKind.VETO_LIFTED || step.carries(StepKind.EFFECTIVE))
                .reduce((_, later) -> later)
                .filter(step -> step.kind() == StepKind.VETO_CONFIRMED)
                .isPresent();
    }

    private static Veto veto(List<Step> steps) {
        var last = steps.getLast();
        return new Veto(VetoGround.valueOf(last.codes().get(1)), last.subject(), steps);
    }

    private record Finding(UnitFacts facts, String unit, Question question, Collection<Case> cases) {

        List<Line> lines(List<Adjustment> adjustments) {
            return adjustments.stream()
                    .map(adjustment -> {
                        var evidence = found(adjustment.kind())
                                .sorted(Case.EARLIEST)
                                .map(step -> evidence(adjustment, step))
                                .toList();
                        return new Line(adjustment, adjustment.worth(evidence.size()), evidence);
                    })
                    .filter(line -> !line.evidence().isEmpty())
                    .toList();
        }

        private Evidence evidence(Adjustment adjustment, Step step) {
            return new Evidence(
                    unit,
                    step.subject() + "/" + step.sequence(),
                    Effect.COUNTED,
                    adjustment.kind().bonus() ? Why.ADDED : Why.SUBTRACTED,
                    null,
                    List.of(step),
                    null);
        }

        private Stream<Step> found(Adjustment.Kind kind) {
            return switch (kind) {
                case CASE_FILED ->
                    facts.leads(question.period(), question.asOf())
                            .flatMap(lead -> Stream.ofNullable(lead.outcome()))
                            .filter(step -> step.carries(ReportOutcome.CASE_FILED.name()));
                case FALSE_CLOSURE ->
                    cases.stream()
                            .filter(one -> one.exclusion() == null)
                            .flatMap(one -> one.all(StepKind.REOPENED))
                            .filter(step -> step.carries(ReopeningReason.FALSE_CLOSURE.name()));
                case TYPICAL_CASE, COUNTY, CITY, PROVINCE, MEDIA -> ofYear(StepKind.COMMENDED, kind);
                case STAFF_COMPLAINT, LATE_INCIDENT -> ofYear(StepKind.DEDUCTED, kind);
            };
        }

        /** These kinds are named as their events name them. */
        private Stream<Step> ofYear(StepKind step, Adjustment.Kind kind) {
            return facts.known(step, question.asOf())
                    .filter(one -> one.carries(kind.name()) && one.date().getYear() == question.period());
        }
    }
}
