package org.steelyard.assessment.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.assessment.score.Life.POINT;
import static org.steelyard.assessment.score.Life.STATION;
import static org.steelyard.assessment.score.Scored.indicator;
import static org.steelyard.assessment.score.Scored.rate;
import static org.steelyard.assessment.score.Scored.shown;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steelyard.contracts.CommendationLevel;
import org.steelyard.contracts.DeductionGround;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.PublicityChannel;
import org.steelyard.contracts.ReopeningReason;
import org.steelyard.contracts.ReportOutcome;
import org.steelyard.contracts.TaskKind;
import org.steelyard.contracts.WarningCategory;

/** Each measure of work beside the ledger, worked out by hand, and what moves a score beside its indicators. */
class DutyMeasuresTests {

    private static final EnumSet<InspectionItem> ALL = EnumSet.allOf(InspectionItem.class);

    /** {@code done/due share}, or the reason it does not apply. */
    private static String quota(Life life, String code, String asOf) {
        var measured =
                indicator(Scored.of(life.events(), life.unit(), asOf), code).measured();
        return measured.share() == null
                ? String.valueOf(measured.reason())
                : measured.done() + "/" + measured.due() + " " + shown(measured.share(), 2);
    }

    @Test
    void onePatrolByMidYearEarnsTheSixPointsOfS7() {
        // The scheme's worked example: elapsed 180/365, due = ⌊4 · 0.493⌋ = 1
        var life = Life.of(STATION).patrol("p", WarningCategory.FOOD, "2026-03-02");
        var score = Scored.of(life.events(), STATION, "2026-06-30");
        assertThat(rate(score, "S7a")).isEqualTo("NOTHING_TO_COUNT");
        assertThat(quota(life, "S7b", "2026-06-30")).isEqualTo("1/1 1.00");
        // of the groups that apply S7 keeps 6 of their 100ths: S1 6, S5 8, S7 6
        assertThat(shown(indicator(score, "S7b").effectiveWeight(), 6)).isEqualTo("30.000000");
        assertThat(shown(indicator(score, "S7b").points(), 6)).isEqualTo("30.000000");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31 23:59, NOTHING_DUE_YET", // before 1 April nobody is asked
        "2026-04-01 00:00, 0/1",
        "2026-06-01 09:00, 0/1"
    })
    void rulesAreAskedForFromAprilOn(String asOf, String expected) {
        var life = Life.of(STATION).rulesFiled("last year's", "2025-12-31");
        assertThat(rate(Scored.of(life.events(), STATION, asOf), "S1a")).isEqualTo(expected);
    }

    @Test
    void rulesFiledEarlyCountAtOnce() {
        var life = Life.of(STATION).rulesFiled("r", "2026-01-05");
        assertThat(rate(Scored.of(life.events(), STATION, "2026-01-05 10:00"), "S1a"))
                .isEqualTo("1/1");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-20, 1/0 1.00", // more than is due
        "2026-04-02, 1/0 1.00", // ⌊4 · 91/365⌋ = 0
        "2026-04-03, 1/1 1.00", // ⌊4 · 92/365⌋ = 1
        "2026-07-03, 1/2 0.50", // ⌊4 · 183/365⌋ = 2
        "2026-12-31, 2/3 0.67", // ⌊4 · 364/365⌋ = 3
    })
    void meetingsAreCountedAgainstWhatIsDue(String asOf, String expected) {
        var life = Life.of(STATION)
                .meeting("m0", "2025-12-30")
                .meeting("m1", "2026-01-10")
                .meeting("m2", "2026-08-10");
        assertThat(quota(life, "S1b", asOf)).isEqualTo(expected);
    }

    @Test
    void meetingsOfAYearThatIsOverAreFourThen() {
        var life = Life.of(STATION).meeting("m1", "2026-01-10").meeting("m2", "2026-08-10");
        var score = Scored.of(life.events(), STATION, new Question(2026, Life.at("2027-01-01 00:00"), true));
        assertThat(indicator(score, "S1b").measured().due()).isEqualTo(4);
        assertThat(shown(indicator(score, "S1b").measured().share(), 2)).isEqualTo("0.50");
    }

    @Test
    void stationsPublicityWantsEvidenceAndOneInMarch() {
        var life = Life.of(STATION);
        for (int i = 1; i <= 4; i++) {
            life.publicity("p" + i, PublicityChannel.STALL, 1, "2026-05-0" + i);
        }
        life.publicity("unproven", PublicityChannel.STALL, 0, "2026-03-15");
        // none proven in March: min(4 - 0, 3) + 0 = 3
        assertThat(quota(life, "S5a", "2026-12-31")).isEqualTo("3/3 1.00");
        assertThat(quota(life, "S5a", "2026-07-03")).isEqualTo("3/2 1.00");
        life.publicity("march", PublicityChannel.LEAFLET, 2, "2026-03-16", "2026-07-05");
        life.publicity("march too", PublicityChannel.LEAFLET, 2, "2026-03-17", "2026-07-05");
        // min(6 - 1, 3) + 1 = 4
        assertThat(quota(life, "S5a", "2026-12-31")).isEqualTo("4/3 1.00");
    }

    @Test
    void pointsPublicityWantsEvidence() {
        var life = Life.of(POINT)
                .publicity("p1", PublicityChannel.STALL, 1, "2026-05-01")
                .publicity("p2", PublicityChannel.STALL, 0, "2026-05-02");
        assertThat(quota(life, "P4a", "2026-07-03")).isEqualTo("1/2 0.50");
    }

    @Test
    void eachChannelCountsOnceAndEachCasePublished() {
        var life = Life.of(STATION)
                .publicity("p1", PublicityChannel.STALL, 1, "2026-05-01")
                .publicity("p2", PublicityChannel.STALL, 1, "2026-05-02");
        // ⌊3 · 364/365⌋ = 2
        assertThat(quota(life, "S5b", "2026-12-31")).isEqualTo("1/2 0.50");
        life.casePublished("c1", "2026-05-03").publicity("p3", PublicityChannel.PRESS, 0, "2026-05-04");
        assertThat(quota(life, "S5b", "2026-12-31")).isEqualTo("3/2 1.00");
    }

    @Test
    void patrolsCountForTheirCategoryOnly() {
        var life = Life.of(POINT)
                .patrol("p1", WarningCategory.FOOD, "2026-05-01")
                .patrol("p2", WarningCategory.FARM_INPUTS, "2026-05-01");
        assertThat(quota(life, "P5b", "2026-12-31")).isEqualTo("1/3 0.33");
        assertThat(quota(life, "P6b", "2026-12-31")).isEqualTo("1/1 1.00");
        var station = Life.of(STATION).patrol("p1", WarningCategory.FARM_INPUTS, "2026-05-01");
        assertThat(quota(station, "S8b", "2026-12-31")).isEqualTo("1/1 1.00");
        assertThat(quota(station, "S7b", "2026-12-31")).isEqualTo("0/3 0.00");
    }

    @Test
    void coordinationAndPromotionAreWantedTwiceAYear() {
        var life = Life.of(STATION).coordination("c", "2026-05-01").promotion("p", "2026-05-01");
        assertThat(quota(life, "S6b", "2026-12-31")).isEqualTo("1/1 1.00");
        assertThat(quota(life, "S10", "2026-12-31")).isEqualTo("1/1 1.00");
        assertThat(quota(Life.of(POINT), "P8", "2026-07-03")).isEqualTo("0/1 0.00");
    }

    @Test
    void tasksAreDoneOnTheirDayOrLateAndQuestionsAreNone() {
        var life = Life.of(POINT)
                .task("in time", TaskKind.TASK, "2026-05-10", "2026-05-01")
                .taskDone("in time", "2026-05-10 23:59")
                .task("late", TaskKind.TASK, "2026-05-10", "2026-05-01")
                .taskDone("late", "2026-05-11 00:00")
                .task("open", TaskKind.TASK, "2026-06-01", "2026-05-01")
                .task("question", TaskKind.QUESTION, "2026-05-02", "2026-05-01");
        assertThat(rate(Scored.of(life.events(), POINT, "2026-06-01 23:59"), "P7"))
                .isEqualTo("1/2");
        assertThat(rate(Scored.of(life.events(), POINT, "2026-06-02 00:00"), "P7"))
                .isEqualTo("1/3");
    }

    private static List<Event> stationWith(Life... points) {
        var log = new ArrayList<>(Life.of(STATION).events());
        for (var point : points) {
            log.addAll(point.events());
        }
        return log;
    }

    @Test
    void pointsAreInspectedByTheirStationInEachHalfYearTheyServeIn() {
        var log = stationWith(
                Life.of(POINT).inspected("2026-06-30 23:00", ALL).inspectedBy("office", "o", "2026-08-01"),
                Life.of(Histories.secondPoint())
                        .inspectedBy("office", "o2", "2026-05-01")
                        .closed("2026-07-15"));
        assertThat(rate(Scored.of(log, STATION, "2026-06-30 23:59"), "S2a")).isEqualTo("NOTHING_TO_COUNT");
        assertThat(rate(Scored.of(log, STATION, "2026-07-01 00:00"), "S2a")).isEqualTo("1/2");
        // closed since, and it still served on 30 June; on 31 December only the first did, uninspected by its station
        assertThat(rate(Scored.of(log, STATION, "2026-12-31"), "S2a")).isEqualTo("1/2");
        assertThat(rate(Scored.of(log, STATION, new Question(2026, Life.at("2027-01-01 00:00"), true)), "S2a"))
                .isEqualTo("1/3");
    }

    @Test
    void pointsAreAssessedByTheTwentiethOfDecember() {
        var log = stationWith(
                Life.of(POINT).assessed("a1", "2026-12-20 23:59", "2026-12-24"),
                Life.of(Histories.secondPoint()).assessed("a2", "2026-12-21 00:00"));
        assertThat(rate(Scored.of(log, STATION, "2026-12-19 23:59"), "S2b")).isEqualTo("NOTHING_TO_COUNT");
        assertThat(rate(Scored.of(log, STATION, "2026-12-20 00:00"), "S2b")).isEqualTo("0/2");
        assertThat(rate(Scored.of(log, STATION, "2026-12-25"), "S2b")).isEqualTo("1/2");
    }

    private static String score(Life life) {
        return shown(Scored.of(life.events(), life.unit(), "2026-01-20").score(), 2);
    }

    /** 50: half of the items, and nothing else applies so early in the year. */
    private static Life half() {
        return Life.of(POINT)
                .inspected("2026-01-05", EnumSet.range(InspectionItem.OFFICER, InspectionItem.LEDGER_CURRENT));
    }

    @ParameterizedTest
    @CsvSource({
        "COUNTY, 1, 51.00",
        "CITY, 1, 52.00",
        "PROVINCE, 1, 53.00",
        "TYPICAL_CASE, 3, 51.50",
        "MEDIA, 1, 50.50",
        "MEDIA, 3, 51.00", // at most 1
        "CITY, 3, 55.00" // at most 5 together
    })
    void commendationsEarnBonus(CommendationLevel level, int times, String expected) {
        var life = half();
        for (int i = 0; i < times; i++) {
            life.commended("c" + i, level, "2026-01-10");
        }
        life.commended("last year's", level, "2025-12-31");
        assertThat(score(life)).isEqualTo(expected);
    }

    @Test
    void leadsThatBecameFiledCasesEarnAtMostThree() {
        var plain = half();
        var rich = half();
        for (int i = 0; i < 4; i++) {
            plain.reported("r" + i, "2026-01-12").passedOn("r" + i, "2026-01-12");
            rich.reported("r" + i, "2026-01-12")
                    .passedOn("r" + i, "2026-01-12")
                    .outcome("r" + i, ReportOutcome.CASE_FILED, "2026-01-15");
        }
        var more = Scored.of(rich.events(), POINT, "2026-01-20");
        assertThat(shown(more.bonus(), 2)).isEqualTo("3.00");
        assertThat(shown(more.score(), 2))
                .isEqualTo(shown(
                        java.util.Objects.requireNonNull(Scored.of(plain.events(), POINT, "2026-01-20")
                                        .score())
                                .plus(org.steelyard.assessment.scheme.Ratio.of(3)),
                        2));
    }

    @Test
    void deductionsCostPointsAndNeverMoreThanThereAre() {
        var life = half().deducted("d1", DeductionGround.STAFF_COMPLAINT, "2026-01-10")
                .deducted("d2", DeductionGround.LATE_INCIDENT, "2026-01-10");
        assertThat(score(life)).isEqualTo("47.00");
        for (int i = 0; i < 30; i++) {
            life.deducted("more" + i, DeductionGround.STAFF_COMPLAINT, "2026-01-10");
        }
        assertThat(score(life)).isEqualTo("0.00");
    }

    @Test
    void caseReopenedForFalseClosureCostsAPoint() {
        var life = half();
        life.complaint("c", "2026-01-08")
                .accepted("2026-01-08")
                .settled("2026-01-09")
                .reopened(ReopeningReason.FALSE_CLOSURE, "2026-01-12");
        assertThat(shown(Scored.of(life.events(), POINT, "2026-01-20").deductions(), 2))
                .isEqualTo("1.00");
        life.excluded("c", "2026-01-13");
        assertThat(shown(Scored.of(life.events(), POINT, "2026-01-20").deductions(), 2))
                .isEqualTo("0.00");
    }

    @Test
    void excludedCaseVanishesFromEveryMeasureUntilItIsReadmitted() {
        var life = Life.of(STATION);
        life.complaint("c", "2026-05-11").accepted("2026-05-21");
        life.complaint("d", "2026-05-11").accepted("2026-05-12");
        life.excluded("c", "2026-06-01").readmitted("c", "2026-06-10");
        assertThat(rate(Scored.of(life.events(), STATION, "2026-05-31"), "S4b")).isEqualTo("1/2");
        var out = Scored.of(life.events(), STATION, "2026-06-05");
        assertThat(rate(out, "S4b")).isEqualTo("1/1");
        assertThat(out.entries()).isEqualTo(1);
        assertThat(out.beside().exclusions())
                .singleElement()
                .satisfies(one -> assertThat(one.complaint()).isEqualTo("c"));
        assertThat(out.beside().manyExcluded()).isTrue();
        assertThat(rate(Scored.of(life.events(), STATION, "2026-06-11"), "S4b")).isEqualTo("1/2");
    }

    @Test
    void vetoThatBothConfirmedTakesTheGradeAndLeavesTheScore() {
        var life = Life.of(POINT)
                .inspected("2026-01-05", ALL)
                .violationProposed("v", 2026, "2026-01-06")
                .violationConfirmed("v", 2026, false, "2026-01-07");
        assertThat(Scored.of(life.events(), POINT, "2026-01-20").grade()).isEqualTo(Grade.EXCELLENT);
        life.violationConfirmed("v", 2026, true, "2026-01-08");
        var vetoed = Scored.of(life.events(), POINT, "2026-01-20");
        assertThat(vetoed.grade()).isEqualTo(Grade.UNQUALIFIED);
        assertThat(vetoed.stars()).isZero();
        assertThat(shown(vetoed.score(), 2)).isEqualTo("100.00");
        life.violationLifted("v", 2026, "2026-01-09");
        assertThat(Scored.of(life.events(), POINT, "2026-01-20").grade()).isEqualTo(Grade.EXCELLENT);
    }

    @Test
    void whatIsWrittenDownAfterTheCutOffIsNotInIt() {
        var life = Life.of(STATION);
        life.complaint("c", "2026-05-11").accepted("2026-05-21");
        life.complaint("d", "2026-05-11").accepted("2026-05-12");
        life.complaint("too late", "2026-05-12", "2026-06-02", true).accepted("2026-05-13", "2026-06-02");
        life.excluded("c", "2026-05-30", "2026-06-20");
        life.violationProposed("v", 2026, "2026-05-30", "2026-06-20");
        life.violationConfirmed("v", 2026, true, "2026-05-30", "2026-06-21");
        var frozen = Scored.of(life.events(), STATION, "2026-06-01 00:00");
        assertThat(rate(frozen, "S4b")).isEqualTo("1/2");
        assertThat(frozen.vetoed()).isFalse();
        assertThat(Scored.of(life.events(), STATION, "2026-07-01").vetoed()).isTrue();
    }

    @Test
    void bonusCannotLiftAScoreAboveItsMaximum() {
        var life = Life.of(POINT)
                .inspected("2026-01-05", ALL)
                .commended("c1", CommendationLevel.PROVINCE, "2026-01-10")
                .commended("c2", CommendationLevel.PROVINCE, "2026-01-10");
        assertThat(score(life)).isEqualTo("105.00");
    }
}
