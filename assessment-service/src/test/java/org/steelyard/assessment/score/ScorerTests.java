package org.steelyard.assessment.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.assessment.score.Life.COUNTY;
import static org.steelyard.assessment.score.Life.POINT;
import static org.steelyard.assessment.score.Life.STATION;
import static org.steelyard.assessment.score.Scored.indicator;
import static org.steelyard.assessment.score.Scored.rate;
import static org.steelyard.assessment.score.Scored.shown;
import static org.steelyard.contracts.InspectionItem.DUTIES_POSTED;
import static org.steelyard.contracts.InspectionItem.LEDGER_CURRENT;
import static org.steelyard.contracts.InspectionItem.NAME;
import static org.steelyard.contracts.InspectionItem.OFFICER;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.assessment.score.Evidence.Effect;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;

class ScorerTests {

    private static final Set<InspectionItem> ALL_ITEMS = EnumSet.allOf(InspectionItem.class);

    /** Worked example of the scheme: 8 decided or past due, 7 within D1. */
    private static Life eightDecidedSevenInTime() {
        var life = Life.of(STATION);
        for (int i = 1; i <= 7; i++) {
            life.complaint("in time " + i, "2026-05-11").accepted("2026-05-12");
        }
        life.complaint("late", "2026-05-11").accepted("2026-05-21");
        return life;
    }

    @Test
    void s4bOfTheWorkedExampleEarns269231() {
        var s4b = indicator(Scored.of(eightDecidedSevenInTime().events(), STATION, "2026-05-22"), "S4b");
        assertThat(shown(s4b.measured().rate(), 6)).isEqualTo("0.884615");
        assertThat(shown(s4b.measured().share(), 6)).isEqualTo("0.538462");
        assertThat(shown(
                        s4b.indicator()
                                .weight()
                                .times(Objects.requireNonNull(s4b.measured().share())),
                        5))
                .isEqualTo("2.69231");
    }

    @Test
    void weightMovesWithinTheGroupFirstThenToOtherGroups() {
        // In S4 apply S4a (4), S4b (5), S4f (2): 11 of 26.
        // S4a and S4f: k = 8, n = 8: r = (8 + 4.5) / 13 = 12.5/13 = 25/26; S4b: 7/13 (see above).
        // S4 = 26/11 · (4 · 25/26 + 5 · 7/13 + 2 · 25/26) = 26/11 · (150 + 70)/26 = 20
        // S1 (6), S5 (8) and S7 (6, S7b carries it) apply too, and nothing of them is done: 20 · 100/46 = 43.478261
        var score = Scored.of(eightDecidedSevenInTime().events(), STATION, "2026-05-22");
        assertThat(shown(score.score(), 6)).isEqualTo("43.478261");
        assertThat(shown(indicator(score, "S4b").effectiveWeight(), 6)).isEqualTo("25.691700");
        assertThat(score.grade()).isEqualTo(Grade.UNQUALIFIED);
        assertThat(score.stars()).isNull();
        assertThat(score.entries()).isEqualTo(8);
        assertThat(rate(score, "S4c")).isEqualTo("NOTHING_TO_COUNT");
        assertThat(rate(score, "S10")).isEqualTo("NOTHING_DUE_YET");
    }

    @Test
    void effectiveWeightsAlwaysAddUpToTheHundred() {
        var score = Scored.of(
                eightDecidedSevenInTime().inspected("2026-05-20", ALL_ITEMS).events(), STATION, "2026-09-01");
        assertThat(score.indicators().map(IndicatorScore::effectiveWeight).reduce(Ratio.ZERO, Ratio::plus))
                .hasToString("100");
    }

    @Test
    void unitOfWhichNothingIsKnownHasNoScore() {
        var score = Scored.of(Life.of(POINT).events(), POINT, "2026-01-11");
        assertThat(score.score()).isNull();
        assertThat(score.grade()).isNull();
        assertThat(score.stars()).isNull();
    }

    @Test
    void pointInspectedInOrderHasAllStars() {
        var score = Scored.of(Life.of(POINT).inspected("2026-01-10", ALL_ITEMS).events(), POINT, "2026-01-11");
        assertThat(shown(score.score(), 2)).isEqualTo("100.00");
        assertThat(score.grade()).isEqualTo(Grade.EXCELLENT);
        assertThat(score.stars()).isEqualTo(3);
    }

    @Test
    void gradesAndStarsAreGivenOnTheUnroundedScore() {
        // 6 of 8 items = 75; 8 complaints in P1a and one late makes no edge, so the edges are tried on the scheme
        // itself
        var scheme = Scored.point();
        var justBelow = Ratio.of(new BigDecimal("89.9999999999"));
        assertThat(shown(justBelow, 2)).isEqualTo("90.00");
        assertThat(scheme.gradeOf(justBelow)).isEqualTo(Grade.GOOD);
        assertThat(scheme.starsOf(justBelow)).isEqualTo(1);
        assertThat(scheme.gradeOf(Ratio.of(90))).isEqualTo(Grade.EXCELLENT);
        assertThat(scheme.starsOf(Ratio.of(95))).isEqualTo(3);
        assertThat(scheme.gradeOf(Ratio.of(60))).isEqualTo(Grade.QUALIFIED);
        assertThat(scheme.gradeOf(Ratio.of(0))).isEqualTo(Grade.UNQUALIFIED);
    }

    @Test
    void lastInspectionCountsForTwelveMonths() {
        var life = Life.of(POINT)
                .inspected("2025-06-01", ALL_ITEMS)
                .inspected("2026-03-01", EnumSet.of(OFFICER, NAME))
                .inspected("late", "2026-02-01", "2026-04-01", ALL_ITEMS);
        assertThat(rate(Scored.of(life.events(), POINT, "2026-02-15"), "PA4")).isEqualTo("1/1");
        var may = Scored.of(life.events(), POINT, "2026-05-11");
        assertThat(rate(may, "PA1")).isEqualTo("1/1");
        assertThat(rate(may, "PA4")).isEqualTo("0/1");
        assertThat(shown(may.score(), 2)).isEqualTo("15.15"); // 5 of PA's 20, nothing of P4's 8 and P5's 5
        var year = new Question(2026, Life.at("2027-03-01"), true);
        assertThat(rate(Scored.of(life.events(), POINT, year), "PA1")).isEqualTo("1/1");
        var after = new Question(2026, Life.at("2027-03-02"), true);
        assertThat(rate(Scored.of(life.events(), POINT, after), "PA1")).isEqualTo("NO_INSPECTION");
    }

    @Test
    void stationRollsUpTheUnroundedScoresOfItsOpenPoints() {
        // one point at 25, one at 37.5, one without a score, one closed at 100: mean of 25 and 37.5 = 31.25
        var log = new ArrayList<Event>(Life.of(STATION).events());
        log.addAll(Life.of(POINT)
                .inspected("2026-01-10", EnumSet.of(OFFICER, NAME))
                .events());
        log.addAll(Life.of(pointNo(2))
                .inspected("2026-01-10", EnumSet.of(OFFICER, LEDGER_CURRENT, DUTIES_POSTED))
                .events());
        log.addAll(Life.of(pointNo(3)).events());
        log.addAll(Life.of(pointNo(4))
                .inspected("2026-01-10", ALL_ITEMS)
                .closed("2026-01-10")
                .events());
        var score = Scored.of(log, STATION, "2026-01-11");
        var s2c = indicator(score, "S2c");
        assertThat(shown(s2c.measured().share(), 4)).isEqualTo("0.3125");
        assertThat(s2c.measured().n()).isEqualTo(2);
        assertThat(shown(score.score(), 2)).isEqualTo("31.25");
        assertThat(s2c.measured().evidence())
                .extracting(Evidence::unit, Evidence::effect)
                .containsExactlyInAnyOrder(
                        Tuple.tuple(POINT.code(), Effect.COUNTED),
                        Tuple.tuple(pointNo(2).code(), Effect.COUNTED),
                        Tuple.tuple(pointNo(3).code(), Effect.LEFT_OUT));
    }

    private static UnitRef pointNo(int number) {
        var code = "35042810000" + number;
        return new UnitRef(code, UnitKind.POINT, List.of(COUNTY, STATION.code(), code));
    }

    @Test
    void evidenceNamesTheEventsBehindEachFigure() {
        var life = Life.of(STATION);
        life.complaint("good", "2026-05-11").accepted("2026-05-12");
        life.complaint("bad", "2026-05-11").accepted("2026-05-21");
        life.complaint("gone", "2026-05-11").withdrawn("2026-05-13");
        var evidence = indicator(Scored.of(life.events(), STATION, "2026-06-01"), "S4b")
                .measured()
                .evidence();
        assertThat(evidence)
                .filteredOn(one -> one.effect() == Effect.COUNTED)
                .singleElement()
                .satisfies(one -> assertThat(one.steps())
                        .extracting(Step::eventId)
                        .containsExactly("complaint-service/good/1", "complaint-service/good/2"));
        assertThat(evidence)
                .filteredOn(one -> one.effect() == Effect.MISSED)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.why()).isEqualTo(Evidence.Why.LATE);
                    assertThat(one.dueOn()).isEqualTo("2026-05-20");
                });
        assertThat(evidence).filteredOn(one -> one.effect() == Effect.LEFT_OUT).hasSize(1);
    }

    @Test
    void figuresAreTheSameWithAndWithoutEvidence() {
        var log = eightDecidedSevenInTime().inspected("2026-05-20", ALL_ITEMS).events();
        var with = Scored.of(log, STATION, new Question(2026, Life.at("2026-06-01"), true));
        var without = Scored.of(log, STATION, new Question(2026, Life.at("2026-06-01"), false));
        assertThat(without.score()).isEqualTo(with.score());
        assertThat(without.indicators().flatMap(i -> i.measured().evidence().stream()))
                .isEmpty();
    }
}
