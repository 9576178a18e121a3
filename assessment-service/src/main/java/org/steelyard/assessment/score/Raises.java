package org.steelyard.assessment.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.steelyard.assessment.scheme.Measure;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.assessment.scheme.ShareFunction.OfRate;
import org.steelyard.assessment.scheme.ShareFunction.Quota;
import org.steelyard.assessment.score.Evidence.Effect;
import org.steelyard.assessment.score.IndicatorScore.Measured;
import org.steelyard.assessment.score.Raise.Action;

/**
 * What a unit can do next to raise its score. Each is tried: the score is computed anew with one more done, weights and
 * limits included, and what gains nothing is not told.
 */
public final class Raises {

    private static final Comparator<Raise> BEST = Comparator.comparing(Raise::gain)
            .reversed()
            .thenComparing(raise -> raise.indicator().code());

    private final UnitScore score;
    private final Question question;

    private Raises(UnitScore score) {
        this.score = score;
        this.question = score.question();
    }

    /** The best first; none for a year that is over. The score must have been computed with evidence. */
    public static List<Raise> of(UnitScore score) {
        return score.question().today().getYear() != score.question().period() ? List.of() : new Raises(score).all();
    }

    /** One more done: how it would be measured then, and what it takes. */
    private record Next(Action action, Map<String, String> parameters, Measured then, LocalDate helpsBy) {}

    private List<Raise> all() {
        return score.indicators()
                .flatMap(one -> next(one).flatMap(next -> raise(one, next)).stream())
                .sorted(BEST)
                .toList();
    }

    private Optional<Raise> raise(IndicatorScore one, Next next) {
        var then = Scorer.rescored(score, one.indicator(), next.then());
        var now = score.score();
        if (then == null || now == null || then.compareTo(now) <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Raise(one.indicator(), next.action(), next.parameters(), then.minus(now), next.helpsBy()));
    }

    private Optional<Next> next(IndicatorScore one) {
        return switch (one.indicator().measure()) {
            case INSPECTION_ITEM -> item(one);
            case RULES_FILED -> rules(one);
            case POINT_SCORES -> weakestPoint(one);
            case MONTHS_WITH_CONSULTATION -> month(one);
            case FORM_COMPLETE, CLOSED_COMPLETE -> missed(one, Action.COMPLETE_FORM);
            case OFFICERS_TRAINED, POINT_OFFICERS_TRAINED -> missed(one, Action.TRAIN_OFFICER);
            case PUBLICITY_IN_MARCH -> publicityInMarch(one);
            case MEETINGS -> held(one, Action.HOLD_MEETING, yearEnd());
            case PUBLICITY -> held(one, Action.HOLD_PUBLICITY, yearEnd());
            case PUBLICITY_CHANNELS -> held(one, Action.USE_ANOTHER_CHANNEL, yearEnd());
            case COORDINATION -> held(one, Action.HOLD_COORDINATION, yearEnd());
            case FOOD_PATROLS -> held(one, Action.PATROL_FOOD, yearEnd());
            case FARM_INPUT_PATROLS -> held(one, Action.PATROL_FARM_INPUTS, yearEnd());
            case PROMOTIONS -> held(one, Action.HOLD_PROMOTION, yearEnd());
            default -> oneMoreInTime(one);
        };
    }

    private LocalDate yearEnd() {
        return LocalDate.of(question.period(), Month.DECEMBER, 31);
    }

    private Optional<Next> item(IndicatorScore one) {
        return one.measured().evidence().stream()
                .filter(evidence -> evidence.effect() == Effect.MISSED)
                .findFirst()
                .map(_ -> new Next(
                        Action.PASS_ITEM,
                        Map.of("item", String.valueOf(one.indicator().item())),
                        full(),
                        yearEnd()));
    }

    private Optional<Next> rules(IndicatorScore one) {
        return Objects.equals(one.measured().share(), Ratio.ONE)
                ? Optional.empty()
                : Optional.of(new Next(Action.FILE_RULES, Map.of(), full(), yearEnd()));
    }

    private static Measured full() {
        return new Measured(Ratio.ONE, 1, null, null, null, Ratio.ONE, null, List.of(), List.of());
    }

    /** One point more for the point that has fewest. */
    private Optional<Next> weakestPoint(IndicatorScore one) {
        var share = one.measured().share();
        var n = one.measured().n();
        var weakest = one.measured().evidence().stream()
                .filter(evidence -> evidence.score() != null)
                .min(Comparator.comparing((Evidence evidence) -> Objects.requireNonNull(evidence.score()))
                        .thenComparing(Evidence::unit))
                .orElse(null);
        if (share == null || n == null || weakest == null) {
            return Optional.empty();
        }
        var then = share.plus(Ratio.of(1, 100L * n)).min(Ratio.ONE);
        return Optional.of(new Next(
                Action.HELP_POINT,
                Map.of("unit", weakest.unit()),
                new Measured(null, n, null, null, null, then, null, List.of(), List.of()),
                yearEnd()));
    }

    private Optional<Next> month(IndicatorScore one) {
        var k = one.measured().k();
        var n = one.measured().n();
        if (k == null || n == null) {
            return Optional.empty();
        }
        var then = k.plus(Ratio.ONE);
        var share = then.dividedBy(Ratio.of(n));
        return first(one.measured().evidence(), Effect.MISSED)
                .map(missed -> new Next(
                        Action.LOG_CONSULTATION,
                        Map.of("month", missed.subject()),
                        new Measured(then, n, null, null, null, share, null, List.of(), List.of()),
                        yearEnd()));
    }

    /** What is in n already and can still be put right. */
    private Optional<Next> missed(IndicatorScore one, Action action) {
        var n = one.measured().n();
        return n == null
                ? Optional.empty()
                : first(one.measured().evidence(), Effect.MISSED)
                        .map(missed -> new Next(action, about(missed), rated(one, n), yearEnd()));
    }

    private Optional<Next> held(IndicatorScore one, Action action, LocalDate helpsBy) {
        var done = one.measured().done();
        var due = one.measured().due();
        if (done == null || due == null) {
            return Optional.empty();
        }
        var share = ((Quota) one.indicator().function()).share(done + 1, due);
        return Optional.of(new Next(
                action,
                Map.of(),
                new Measured(null, null, null, done + 1, due, share, null, List.of(), List.of()),
                helpsBy));
    }

    /** When all that may be held outside March were, only March helps. */
    private Optional<Next> publicityInMarch(IndicatorScore one) {
        var perYear = ((Quota) one.indicator().function()).perYear();
        var counted = one.measured().evidence().stream()
                .filter(evidence -> evidence.effect() == Effect.COUNTED)
                .flatMap(evidence -> evidence.steps().stream())
                .toList();
        var inMarch = counted.stream().anyMatch(step -> step.date().getMonth() == Month.MARCH);
        if (inMarch || counted.size() < perYear - 1) {
            return held(one, Action.HOLD_PUBLICITY, yearEnd());
        }
        var end = LocalDate.of(question.period(), Month.MARCH, 31);
        return question.today().isAfter(end) ? Optional.empty() : held(one, Action.HOLD_PUBLICITY_IN_MARCH, end);
    }

    /** The open subject that is due first, or else whatever comes next. */
    private Optional<Next> oneMoreInTime(IndicatorScore one) {
        var measure = one.indicator().measure();
        var n = Objects.requireNonNullElse(one.measured().n(), 0);
        var open = one.measured().open().stream()
                .filter(evidence -> stillToDo(measure, evidence))
                .min(Comparator.comparing(this::helpsBy).thenComparing(Evidence::subject))
                .orElse(null);
        if (open == null && n == 0) {
            return Optional.empty();
        }
        return Optional.of(new Next(
                action(measure),
                open == null ? Map.of() : about(open),
                rated(one, n + 1),
                open == null ? yearEnd() : helpsBy(open)));
    }

    /** Points that were inspected or assessed already only wait for their day. */
    private static boolean stillToDo(Measure measure, Evidence open) {
        return switch (measure) {
            case POINTS_INSPECTED, POINTS_ASSESSED -> open.steps().isEmpty();
            case SETTLED -> open.steps().stream().noneMatch(step -> step.kind().closes());
            default -> true;
        };
    }

    private LocalDate helpsBy(Evidence open) {
        var due = open.dueOn();
        if (due != null) {
            return due;
        }
        return Stream.concat(
                        open.steps().stream()
                                .filter(step -> step.kind() == StepKind.WARNED)
                                .map(step -> UnitFacts.dateOf(
                                        Instant.parse(step.codes().get(1)))),
                        Supervision.Half.of(question.period())
                                .filter(half -> half.toString().equals(open.subject()))
                                .map(Supervision.Half::lastDay))
                .findFirst()
                .orElseGet(() ->
                        open.unit().equals(open.subject()) ? Supervision.assessedBy(question.period()) : yearEnd());
    }

    private Measured rated(IndicatorScore one, int n) {
        var settings = score.scheme().settings();
        var m = Ratio.of(settings.m());
        var k = Objects.requireNonNullElse(one.measured().k(), Ratio.ZERO).plus(Ratio.ONE);
        var rate = k.plus(m.times(settings.p0())).dividedBy(Ratio.of(n).plus(m));
        var share = ((OfRate) one.indicator().function()).share(rate);
        return new Measured(k, n, rate, null, null, share, null, List.of(), List.of());
    }

    private static Map<String, String> about(Evidence evidence) {
        return Map.of("unit", evidence.unit(), "subject", evidence.subject());
    }

    private static Optional<Evidence> first(List<Evidence> all, Effect effect) {
        return all.stream()
                .filter(evidence -> evidence.effect() == effect)
                .min(Comparator.comparing(Evidence::unit).thenComparing(Evidence::subject));
    }

    private static Action action(Measure measure) {
        return switch (measure) {
            case RECORDED_BY_WORKING_DAY, RECORDED_SAME_DAY -> Action.RECORD_AT_ONCE;
            case DECIDED_IN_TIME -> Action.DECIDE_IN_TIME;
            case ATTEMPTED_IN_TIME -> Action.ATTEMPT_IN_TIME;
            case SETTLED, SETTLED_OR_REFERRED_IN_TIME -> Action.SETTLE;
            case REFERRED_WHEN_ASKED, STATION_REFERRED_WHEN_ASKED -> Action.REFER_IN_TIME;
            case REFERRAL_PAPERS -> Action.SEND_COMPLETE_PAPERS;
            case REFERRALS_ENDED -> Action.SEE_REFERRAL_THROUGH;
            case CALLBACK_GRADES -> Action.CALL_BACK;
            case HELP_GIVEN -> Action.GIVE_HELP;
            case LEADS_PASSED_ON -> Action.PASS_ON_LEAD;
            case FOOD_WARNINGS_RELAYED, FARM_INPUT_WARNINGS_RELAYED -> Action.RELAY_WARNING;
            case POINTS_INSPECTED -> Action.INSPECT_POINT;
            case POINTS_ASSESSED -> Action.ASSESS_POINT;
            case TASKS_DONE -> Action.DO_TASK;
            default -> Action.CLOSE_IN_TIME;
        };
    }
}
