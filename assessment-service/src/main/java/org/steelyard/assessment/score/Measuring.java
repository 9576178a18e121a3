package org.steelyard.assessment.score;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Indicator;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.assessment.scheme.ShareFunction.OfRate;
import org.steelyard.assessment.score.Evidence.Effect;
import org.steelyard.assessment.score.Evidence.Why;
import org.steelyard.assessment.score.IndicatorScore.Measured;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** Measures one unit for one question, indicator by indicator. */
final class Measuring {

    private static final int INSPECTION_MONTHS = 12;

    private final Collection<ChildScore> children;
    private final Scheme scheme;
    private final Question question;
    private final String unit;
    private final Collection<Case> cases;
    private final CaseMeasures of;
    private final Tally training;
    private final int completionsDue;
    private final @Nullable Step inspection;

    Measuring(
            Scorer.Known known,
            Collection<ChildScore> children,
            Scheme scheme,
            Question question,
            WorkingCalendar calendar) {
        var card = known.card(question);
        var settings = scheme.settings();
        this.children = children;
        this.scheme = scheme;
        this.question = question;
        this.unit = card.unit().code();
        this.cases = known.facts().cases(question.period(), question.asOf());
        this.of = new CaseMeasures(
                new Clocks(scheme.limits(), calendar), settings.selfReferringRules(), question.today());
        this.completionsDue = question.due(settings.sessions());
        this.training = Training.of(known.facts(), card, known.offers(), question, completionsDue);
        this.inspection = lastInspection(known.facts());
    }

    int entries() {
        return cases.size();
    }

    ChildScore asChild(@Nullable Ratio score) {
        return new ChildScore(unit, score, training.k(), training.n(), training.evidence());
    }

    Measured measure(Indicator indicator) {
        return switch (indicator.measure()) {
            case INSPECTION_ITEM -> inspected(Objects.requireNonNull(indicator.item(), "item"));
            case RECORDED_BY_WORKING_DAY -> rate(indicator, perCase(of::recordedByWorkingDay));
            case RECORDED_SAME_DAY -> rate(indicator, perCase(of::recordedSameDay));
            case DECIDED_IN_TIME -> rate(indicator, perCase(of::decidedInTime));
            case CLOSED_IN_TIME -> rate(indicator, perCase(of::closedInTime));
            case SETTLED -> rate(indicator, perCase(of::settled));
            case FORM_COMPLETE -> rate(indicator, perCase(of::formComplete));
            case CLOSED_COMPLETE -> rate(indicator, perCase(of::closedComplete));
            case ATTEMPTED_IN_TIME -> rate(indicator, perCase(of::attemptedInTime));
            case SETTLED_OR_REFERRED_IN_TIME -> rate(indicator, perCase(of::settledOrReferredInTime));
            case REFERRED_WHEN_ASKED -> rate(indicator, perCase(of::referredWhenAsked));
            case REFERRAL_PAPERS ->
                rate(
                        indicator,
                        perCase((complaint, tally) -> of.referralPapers(complaint)
                                .forEach(referral -> tally.add(unit, referral.subject(), referral.judgement()))));
            case OFFICERS_TRAINED -> trained(indicator, training);
            case POINT_OFFICERS_TRAINED -> trained(indicator, ofChildren());
            case POINT_SCORES -> mean();
            case RULES_FILED,
                    MEETINGS,
                    POINTS_INSPECTED,
                    POINTS_ASSESSED,
                    CALLBACK_GRADES,
                    PUBLICITY,
                    PUBLICITY_CHANNELS,
                    STATION_REFERRED_WHEN_ASKED,
                    REFERRALS_ENDED,
                    COORDINATION,
                    FOOD_WARNINGS_RELAYED,
                    FARM_INPUT_WARNINGS_RELAYED,
                    FOOD_PATROLS,
                    FARM_INPUT_PATROLS,
                    TASKS_DONE,
                    PROMOTIONS,
                    LEADS_PASSED_ON,
                    HELP_GIVEN,
                    MONTHS_WITH_CONSULTATION -> Measured.not(NotApplicable.NOT_OBSERVED_YET);
        };
    }

    private Tally perCase(Function<Case, Judgement> judge) {
        return perCase((complaint, tally) -> tally.add(unit, complaint.subject(), judge.apply(complaint)));
    }

    private Tally perCase(BiConsumer<Case, Tally> judge) {
        var tally = new Tally(question.withEvidence());
        cases.forEach(complaint -> judge.accept(complaint, tally));
        return tally;
    }

    /** A rate of few cases says little: it is shrunk as if m more cases of the rate p0 had been seen. */
    private Measured rate(Indicator indicator, Tally tally) {
        if (tally.n() == 0) {
            return new Measured(0, 0, null, null, NotApplicable.NOTHING_TO_COUNT, tally.evidence());
        }
        var m = Ratio.of(scheme.settings().m());
        var rate = Ratio.of(tally.k())
                .plus(m.times(scheme.settings().p0()))
                .dividedBy(Ratio.of(tally.n()).plus(m));
        var share = ((OfRate) indicator.function()).share(rate);
        return new Measured(tally.k(), tally.n(), rate, share, null, tally.evidence());
    }

    private Measured trained(Indicator indicator, Tally tally) {
        return completionsDue == 0 ? Measured.not(NotApplicable.NOTHING_DUE_YET) : rate(indicator, tally);
    }

    private Tally ofChildren() {
        var tally = new Tally(question.withEvidence());
        children.forEach(tally::add);
        return tally;
    }

    private Measured inspected(InspectionItem item) {
        if (inspection == null) {
            return Measured.not(NotApplicable.NO_INSPECTION);
        }
        var judgement = inspection.carries(item.name())
                ? Judgement.counted(Why.PASSED, inspection)
                : Judgement.missed(Why.NOT_PASSED, inspection);
        var tally = new Tally(question.withEvidence());
        tally.add(unit, inspection.subject(), judgement);
        return new Measured(tally.k(), tally.n(), null, Ratio.of(tally.k()), null, tally.evidence());
    }

    /** The last inspection at or before the instant, not older than twelve months. */
    private @Nullable Step lastInspection(UnitFacts facts) {
        var oldest = question.today().minusMonths(INSPECTION_MONTHS);
        return facts.files()
                .flatMap(Collection::stream)
                .filter(step -> step.kind() == StepKind.INSPECTED
                        && step.knownAt(question.asOf())
                        && !step.date().isBefore(oldest))
                .max(Comparator.comparing(Step::occurredAt)
                        .thenComparing(Step::recordedAt)
                        .thenComparing(Step::eventId))
                .orElse(null);
    }

    private Measured mean() {
        var scores = children.stream()
                .flatMap(child -> child.score() == null
                        ? java.util.stream.Stream.<Ratio>empty()
                        : java.util.stream.Stream.of(child.score()))
                .toList();
        if (scores.isEmpty()) {
            return Measured.not(NotApplicable.NO_POINT_SCORED);
        }
        var mean = scores.stream().reduce(Ratio.ZERO, Ratio::plus).dividedBy(Ratio.of(100L * scores.size()));
        var evidence = question.withEvidence()
                ? children.stream().map(Measuring::scoreOf).toList()
                : List.<Evidence>of();
        return new Measured(null, scores.size(), null, mean, null, evidence);
    }

    private static Evidence scoreOf(ChildScore child) {
        var effect = child.score() == null ? Effect.LEFT_OUT : Effect.COUNTED;
        return new Evidence(child.unit(), child.unit(), effect, Why.SCORE, null, List.of(), child.score());
    }
}
