package org.steelyard.assessment.evidence.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.score.Beside;
import org.steelyard.assessment.score.Evidence;
import org.steelyard.assessment.score.Step;

/**
 * One thing that moves a unit's result beside its indicators.
 *
 * @param effect what it does
 * @param code kind of bonus or deduction, ground of a veto or an exclusion
 * @param subject the fact, the proposed veto, or the case taken out
 * @param points of one such, before the limits of its kind and of all bonus; none for vetoes and exclusions
 * @param link where the record is read, if it has one
 */
record BesideView(
        Effect effect,
        String code,
        String subject,
        @Nullable BigDecimal points,
        @Nullable String link,
        List<EvidenceView.Fact> events) {

    enum Effect {
        BONUS,
        DEDUCTION,
        VETO,
        EXCLUSION
    }

    /** By effect, code and subject. */
    String key() {
        return effect + "|" + code + "|" + subject + "|"
                + (events.isEmpty() ? "" : events.getFirst().id());
    }

    static Stream<BesideView> of(Beside beside) {
        return Stream.of(
                        beside.bonus().stream().flatMap(line -> of(Effect.BONUS, line)),
                        beside.deductions().stream().flatMap(line -> of(Effect.DEDUCTION, line)),
                        beside.vetoes().stream()
                                .map(veto -> new BesideView(
                                        Effect.VETO,
                                        veto.ground().name(),
                                        veto.subject(),
                                        null,
                                        null,
                                        facts(veto.steps()))),
                        beside.exclusions().stream()
                                .map(out -> new BesideView(
                                        Effect.EXCLUSION,
                                        out.ground().name(),
                                        out.complaint(),
                                        null,
                                        "/api/complaints/" + out.complaint(),
                                        facts(List.of(out.step())))))
                .flatMap(all -> all);
    }

    private static Stream<BesideView> of(Effect effect, Beside.Line line) {
        return line.evidence().stream().map(evidence -> of(effect, line, evidence));
    }

    private static BesideView of(Effect effect, Beside.Line line, Evidence evidence) {
        var step = evidence.steps().getFirst();
        return new BesideView(
                effect,
                line.adjustment().kind().name(),
                step.subject(),
                line.adjustment().points().toDecimal(),
                Links.of(step),
                facts(evidence.steps()));
    }

    private static List<EvidenceView.Fact> facts(List<Step> steps) {
        return steps.stream().map(EvidenceView.Fact::of).toList();
    }
}
