package org.steelyard.assessment.score;

import java.time.Duration;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Indicator;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.assessment.scheme.ShareFunction.OfRate;
import org.steelyard.assessment.scheme.ShareFunction.Quota;
import org.steelyard.assessment.score.Evidence.Effect;
import org.steelyard.assessment.score.Evidence.Why;
import org.steelyard.assessment.score.IndicatorScore.Measured;
import org.steelyard.contracts.CallbackGrade;
import org.steelyard.contracts.ConsultationKind;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.WarningCategory;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** Measures one unit for one question, indicator by indicator. */
final class Measuring {

    private static final int INSPECTION_MONTHS = 12;

    private final Collection<ChildScore> children;
    private final Scheme scheme;
    private final Question question;
    private final Scorer.Known known;
    private final UnitCard card;
    private final String unit;
    private final Collection<Case> cases;
    private final List<Lead> leads;
    private final Beside beside;
    private final DutyMeasures duties;
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
        this.known = known;
        this.card = known.card(question);
        var settings = scheme.settings();
        this.children = children;
        this.scheme = scheme;
        this.question = question;
        this.unit = card.unit().code();
        var all = known.facts().cases(question);
        this.cases = all.stream().filter(one -> one.exclusion() == null).toList();
        this.beside = Beside.of(known.facts(), unit, scheme, question, all);
        this.duties = new DutyMeasures(known.facts(), unit, question);
        this.leads = known.facts().leads(question.period(), question.asOf()).toList();
        this.of = new CaseMeasures(
                new Clocks(scheme.limits(), calendar), settings.selfReferringRules(), question.today());
        this.completionsDue = question.due(settings.sessions());
        this.training = Training.of(known.facts(), card, known.offers(), question, completionsDue);
        this.inspection = lastInspection(known.facts());
    }

    /** Complaints, violation reports and consultations of the year. */
    int entries() {
        var consultations = known.facts()
                .known(StepKind.CONSULTED, question.asOf())
                .filter(step -> step.carries(ConsultationKind.CONSULTATION.name())
                        && step.date().getYear() == question.period())
                .count();
        return cases.size() + leads.size() + (int) consultations;
    }

    ChildScore asChild(@Nullable Ratio score) {
        return new ChildScore(
                unit,
                card.state().openedOn(),
                card.state().closedOn(),
                score,
                training.k().floor(),
                training.n(),
                Supervision.inspections(known.facts(), card, question),
                Supervision.assessment(known.facts(), question),
                training.evidence());
    }

    Beside beside() {
        return beside;
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
            case REFERRAL_PAPERS -> rate(indicator, perReferral(of::referralPapers));
            case CALLBACK_GRADES ->
                rate(
                        indicator,
                        perCase((complaint, tally) ->
                                tally.add(unit, complaint.subject(), of.satisfaction(complaint), worth(complaint))));
            case STATION_REFERRED_WHEN_ASKED -> rate(indicator, perCase(of::referredWhenAsked));
            case REFERRALS_ENDED -> rate(indicator, perReferral(of::referralsEnded));
            case HELP_GIVEN -> rate(indicator, perReferral(of::helpGiven));
            case LEADS_PASSED_ON -> rate(indicator, leads());
            case FOOD_WARNINGS_RELAYED -> rate(indicator, warnings(WarningCategory.FOOD));
            case FARM_INPUT_WARNINGS_RELAYED -> rate(indicator, warnings(WarningCategory.FARM_INPUTS));
            case MONTHS_WITH_CONSULTATION -> consulted();
            case OFFICERS_TRAINED -> trained(indicator, training);
            case POINT_OFFICERS_TRAINED -> trained(indicator, ofChildren());
            case POINT_SCORES -> mean();
            case RULES_FILED -> duties.rulesFiled();
            case MEETINGS -> duties.quota(quota(indicator), StepKind.MEETING_HELD);
            case POINTS_INSPECTED -> rate(indicator, Supervision.inspected(children, question));
            case POINTS_ASSESSED -> rate(indicator, Supervision.assessed(children, question));
            case PUBLICITY -> duties.publicity(quota(indicator));
            case PUBLICITY_IN_MARCH -> duties.publicityInMarch(quota(indicator));
            case PUBLICITY_CHANNELS -> duties.channels(quota(indicator));
            case COORDINATION -> duties.quota(quota(indicator), StepKind.COORDINATION_HELD);
            case FOOD_PATROLS -> duties.patrols(quota(indicator), WarningCategory.FOOD.name());
            case FARM_INPUT_PATROLS -> duties.patrols(quota(indicator), WarningCategory.FARM_INPUTS.name());
            case TASKS_DONE -> rate(indicator, duties.tasks());
            case PROMOTIONS -> duties.quota(quota(indicator), StepKind.PROMOTION_HELD);
        };
    }

    private static Quota quota(Indicator indicator) {
        return (Quota) indicator.function();
    }

    private Tally perCase(Function<Case, Judgement> judge) {
        return perCase((complaint, tally) -> tally.add(unit, complaint.subject(), judge.apply(complaint)));
    }

    private Tally perReferral(Function<Case, Stream<CaseMeasures.Referral>> judge) {
        return perCase((complaint, tally) ->
                judge.apply(complaint).forEach(referral -> tally.add(unit, referral.subject(), referral.judgement())));
    }

    private Ratio worth(Case complaint) {
        var callback = complaint.callback();
        return callback == null
                ? Ratio.ZERO
                : Objects.requireNonNull(scheme.settings()
                        .callbackGrades()
                        .get(CallbackGrade.valueOf(callback.codes().getFirst())));
    }

    private Tally leads() {
        var tally = new Tally(question.withEvidence());
        leads.forEach(lead -> tally.add(unit, lead.reported().subject(), of.passedOn(lead)));
        return tally;
    }

    /** Warnings given while the unit served, relayed within the hours the scheme allows. */
    private Tally warnings(WarningCategory category) {
        var tally = new Tally(question.withEvidence());
        known.offers()
                .warnings(card.unit(), category, question.period(), question.asOf())
                .filter(warning -> card.openOn(warning.date()))
                .forEach(warning -> tally.add(unit, warning.subject(), relayed(warning)));
        return tally;
    }

    private Judgement relayed(Step warning) {
        var due = warning.occurredAt().plus(Duration.ofHours(scheme.settings().relayHours()));
        var relayed = known.facts()
                .known(StepKind.RELAYED, question.asOf())
                .filter(step -> step.carries(warning.subject()))
                .min(Case.EARLIEST)
                .orElse(null);
        if (relayed != null) {
            return Judgement.met(!relayed.occurredAt().isAfter(due), warning, relayed);
        }
        return question.asOf().isAfter(due) ? Judgement.missed(Why.NOT_DONE, warning) : Judgement.open(warning);
    }

    /** P4b: ended months with a consultation or a nil note, of all ended months; not shrunk. */
    private Measured consulted() {
        var logged = known.facts()
                .known(StepKind.CONSULTED, question.asOf())
                .sorted(Case.EARLIEST)
                .collect(Collectors.toMap(step -> step.codes().get(1), step -> step, (first, _) -> first));
        var tally = new Tally(question.withEvidence());
        for (int month = 1; month <= 12; month++) {
            var one = YearMonth.of(question.period(), month);
            if (one.atEndOfMonth().isBefore(question.today())) {
                var step = logged.get(one.toString());
                tally.add(
                        unit,
                        one.toString(),
                        step == null ? Judgement.missed(Why.NOT_DONE) : Judgement.counted(Why.LOGGED, step));
            }
        }
        return tally.n() == 0
                ? Measured.not(NotApplicable.NOTHING_DUE_YET)
                : Measured.counted(tally, null, tally.k().dividedBy(Ratio.of(tally.n())));
    }

    private Tally perCase(BiConsumer<Case, Tally> judge) {
        var tally = new Tally(question.withEvidence());
        cases.forEach(complaint -> judge.accept(complaint, tally));
        return tally;
    }

    /** A rate of few cases says little: it is shrunk as if m more cases of the rate p0 had been seen. */
    private Measured rate(Indicator indicator, Tally tally) {
        if (tally.n() == 0) {
            return Measured.nothing(tally);
        }
        var m = Ratio.of(scheme.settings().m());
        var rate = tally.k()
                .plus(m.times(scheme.settings().p0()))
                .dividedBy(Ratio.of(tally.n()).plus(m));
        var share = ((OfRate) indicator.function()).share(rate);
        return Measured.counted(tally, rate, share);
    }

    private Measured trained(Indicator indicator, Tally tally) {
        return completionsDue == 0 ? Measured.not(NotApplicable.NOTHING_DUE_YET) : rate(indicator, tally);
    }

    /** Points that serve today; those that closed only matter for half-years they still served in. */
    private Stream<ChildScore> openChildren() {
        return children.stream().filter(child -> child.openOn(question.today()));
    }

    private Tally ofChildren() {
        var tally = new Tally(question.withEvidence());
        openChildren().forEach(tally::add);
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
        return Measured.counted(tally, null, tally.k());
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
        var scores = openChildren()
                .flatMap(child -> child.score() == null
                        ? java.util.stream.Stream.<Ratio>empty()
                        : java.util.stream.Stream.of(child.score()))
                .toList();
        if (scores.isEmpty()) {
            return Measured.not(NotApplicable.NO_POINT_SCORED);
        }
        var mean = scores.stream().reduce(Ratio.ZERO, Ratio::plus).dividedBy(Ratio.of(100L * scores.size()));
        var evidence =
                question.withEvidence() ? openChildren().map(Measuring::scoreOf).toList() : List.<Evidence>of();
        return new Measured(null, scores.size(), null, null, null, mean, null, evidence, List.of());
    }

    private static Evidence scoreOf(ChildScore child) {
        var effect = child.score() == null ? Effect.LEFT_OUT : Effect.COUNTED;
        return new Evidence(child.unit(), child.unit(), effect, Why.SCORE, null, List.of(), child.score());
    }
}
