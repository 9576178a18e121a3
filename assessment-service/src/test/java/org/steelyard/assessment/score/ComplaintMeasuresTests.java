package org.steelyard.assessment.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.assessment.score.Life.POINT;
import static org.steelyard.assessment.score.Life.STATION;
import static org.steelyard.assessment.score.Scored.rate;
import static org.steelyard.contracts.EscalationTrigger.OFFICER;
import static org.steelyard.contracts.EscalationTrigger.RULE;
import static org.steelyard.contracts.ReturnReason.OUTSIDE_DUTY;
import static org.steelyard.contracts.ReturnReason.PAPERS_MISSING;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.CallbackGrade;
import org.steelyard.contracts.ConsultationKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.WarningCategory;

/**
 * Each measure at its edges. May 2026: the 1st to 5th are holidays, Saturday the 9th is worked. So from Monday 11 May
 * seven working days end on Wednesday 20 May, and three from Tuesday 12 May on Friday 15 May.
 */
class ComplaintMeasuresTests {

    private static String of(UnitRef unit, String code, String asOf, Consumer<Life> happening) {
        var life = Life.of(unit);
        happening.accept(life);
        return rate(Scored.of(life.events(), unit, asOf), code);
    }

    private static String point(String code, String asOf, Consumer<Life> happening) {
        return of(POINT, code, asOf, happening);
    }

    private static String station(String code, String asOf, Consumer<Life> happening) {
        return of(STATION, code, asOf, happening);
    }

    @Test
    void stationRecordsByTheWorkingDayOfReceipt() {
        assertThat(station("S4a", "2026-06-01", life -> {
                    life.complaint("same day", "2026-05-11", "2026-05-11 23:59", true);
                    life.complaint("day after", "2026-05-11", "2026-05-12 00:00", true);
                    life.complaint("holiday, next working day", "2026-05-02", "2026-05-06 23:59", true);
                    life.complaint("holiday, a day too late", "2026-05-02", "2026-05-07", true);
                    life.complaint("worked Saturday is its own day", "2026-05-09", "2026-05-11", true);
                }))
                .isEqualTo("2/5");
    }

    @Test
    void pointRecordsOnTheVeryDayEvenOnAHoliday() {
        assertThat(point("P1a", "2026-06-01", life -> {
                    life.complaint("same day", "2026-05-02", "2026-05-02 23:59", true);
                    life.complaint("next working day", "2026-05-02", "2026-05-06", true);
                }))
                .isEqualTo("1/2");
    }

    @Test
    void decidedOnTheDueDateIsInTime() {
        assertThat(station("S4b", "2026-06-01", life -> {
                    life.complaint("accepted on the day", "2026-05-11").accepted("2026-05-20 23:59");
                    life.complaint("declined on the day", "2026-05-11").declined("2026-05-20 23:59");
                    life.complaint("accepted a day late", "2026-05-11").accepted("2026-05-21 00:00");
                    life.complaint("never", "2026-05-11");
                }))
                .isEqualTo("2/4");
    }

    @Test
    void undecidedCountsOnlyOnceItsDueDateHasPassed() {
        assertThat(station("S4b", "2026-05-20 23:59", life -> life.complaint("c", "2026-05-11")))
                .isEqualTo("NOTHING_TO_COUNT");
        assertThat(station("S4b", "2026-05-21 00:00", life -> life.complaint("c", "2026-05-11")))
                .isEqualTo("0/1");
    }

    @Test
    void withdrawnOrReferredBeforeADecisionWasDueIsLeftOutOfS4b() {
        assertThat(station("S4b", "2026-06-01", life -> {
                    life.complaint("withdrawn on the last day", "2026-05-11").withdrawn("2026-05-20");
                    life.complaint("referred on the last day", "2026-05-11").referred(RULE, "e1", "2026-05-20");
                    life.complaint("withdrawn too late", "2026-05-11").withdrawn("2026-05-21");
                    life.complaint("referred too late", "2026-05-11").referred(OFFICER, "e2", "2026-05-21");
                    life.complaint("decided first", "2026-05-11")
                            .accepted("2026-05-12")
                            .withdrawn("2026-05-13");
                }))
                .isEqualTo("1/3");
    }

    @Test
    void mediationEndsWithinTheLimitOfTheDayOfAcceptance() {
        // accepted 14 April: 45 working days end on 18 June; accepted 20 April: 60 days = Friday 19 June, a holiday, so
        // Monday 22 June; accepted 12 May: 60 days = Saturday 11 July, so Monday 13 July
        assertThat(station("S4c", "2026-09-01", life -> {
                    life.complaint("old rule, on the day", "2026-04-13")
                            .accepted("2026-04-14")
                            .terminated("2026-06-18");
                    life.complaint("moved off the holiday", "2026-04-17")
                            .accepted("2026-04-20")
                            .settled("2026-06-22 23:59");
                    life.complaint("moved off the weekend", "2026-05-11")
                            .accepted("2026-05-12")
                            .settled("2026-07-13");
                    life.complaint("a day late", "2026-05-11")
                            .accepted("2026-05-12")
                            .settled("2026-07-14");
                    life.complaint("never closed", "2026-05-11").accepted("2026-05-12");
                    life.complaint("never accepted", "2026-05-11").withdrawn("2026-05-12");
                }))
                .isEqualTo("3/5");
    }

    @Test
    void fortyFiveWorkingDaysAreCountedAcrossHolidays() {
        // after 14 April: 15–17, 20–24, 27–30 April = 12; 6–9, 11–15, 18–22, 25–29 May = 31; 1–5, 8–12, 15–18 June = 45
        assertThat(station(
                        "S4c",
                        "2026-06-18 23:59",
                        life -> life.complaint("c", "2026-04-13").accepted("2026-04-14")))
                .isEqualTo("NOTHING_TO_COUNT");
        assertThat(station(
                        "S4c",
                        "2026-06-19 00:00",
                        life -> life.complaint("c", "2026-04-13").accepted("2026-04-14")))
                .isEqualTo("0/1");
    }

    @Test
    void referredBeforeMediationWasDueIsLeftOutOfS4c() {
        assertThat(station("S4c", "2026-09-01", life -> {
                    life.complaint("referred in time, closed late", "2026-05-11")
                            .accepted("2026-05-12")
                            .referred(OFFICER, "e1", "2026-07-13")
                            .resolved("2026-08-20");
                    life.complaint("referred too late", "2026-05-11")
                            .accepted("2026-05-12")
                            .referred(RULE, "e2", "2026-07-14")
                            .resolved("2026-07-20");
                }))
                .isEqualTo("0/1");
    }

    @Test
    void settledIsComparedWithTerminatedAfterAnAttempt() {
        assertThat(station("S4d", "2026-09-01", life -> {
                    life.complaint("settled", "2026-05-11")
                            .accepted("2026-05-11")
                            .settled("2026-05-12");
                    life.complaint("terminated after an attempt", "2026-05-11")
                            .accepted("2026-05-11")
                            .attempted("2026-05-12")
                            .terminated("2026-05-13");
                    life.complaint("terminated without one", "2026-05-11")
                            .accepted("2026-05-11")
                            .terminated("2026-05-13");
                    life.complaint("resolved by the office", "2026-05-11")
                            .referred(OFFICER, "e1", "2026-05-11")
                            .resolved("2026-05-14");
                }))
                .isEqualTo("1/2");
    }

    @Test
    void formOfEveryComplaintAndOfClosedOnes() {
        Consumer<Life> happening = life -> {
            life.complaint("complete, open", "2026-05-11", "2026-05-11", true);
            life.complaint("incomplete, open", "2026-05-11", "2026-05-11", false);
            life.complaint("complete, closed", "2026-05-11", "2026-05-11", true).withdrawn("2026-05-11");
            life.complaint("incomplete, closed", "2026-05-11", "2026-05-11", false)
                    .declined("2026-05-11");
        };
        assertThat(station("S4f", "2026-06-01", happening)).isEqualTo("2/4");
        assertThat(point("P1d", "2026-06-01", happening)).isEqualTo("1/2");
    }

    @Test
    void settlementAndTerminationAreAttempts() {
        assertThat(point("P1b", "2026-06-01", life -> {
                    life.complaint("attempted on the day", "2026-05-11")
                            .accepted("2026-05-12")
                            .attempted("2026-05-15 23:59");
                    life.complaint("settled at once", "2026-05-11")
                            .accepted("2026-05-12")
                            .settled("2026-05-12");
                    life.complaint("terminated", "2026-05-11")
                            .accepted("2026-05-12")
                            .terminated("2026-05-15");
                    life.complaint("attempted late, though settled", "2026-05-11")
                            .accepted("2026-05-12")
                            .attempted("2026-05-16")
                            .settled("2026-05-18");
                    life.complaint("never", "2026-05-11").accepted("2026-05-12");
                    life.complaint("not accepted", "2026-05-11");
                }))
                .isEqualTo("3/5");
    }

    @Test
    void goneBeforeAnAttemptWasDueIsLeftOutOfP1b() {
        assertThat(point("P1b", "2026-06-01", life -> {
                    life.complaint("withdrawn", "2026-05-11")
                            .accepted("2026-05-12")
                            .withdrawn("2026-05-15");
                    life.complaint("referred, sent back, attempted late", "2026-05-11")
                            .accepted("2026-05-12")
                            .referred(OFFICER, "e1", "2026-05-13")
                            .returned(OUTSIDE_DUTY, "e1", "2026-05-25")
                            .attempted("2026-05-26");
                    life.complaint("attempted, then referred", "2026-05-11")
                            .accepted("2026-05-12")
                            .attempted("2026-05-13")
                            .referred(OFFICER, "e2", "2026-05-14");
                    life.complaint("withdrawn too late", "2026-05-11")
                            .accepted("2026-05-12")
                            .withdrawn("2026-05-16");
                }))
                .isEqualTo("1/2");
    }

    @Test
    void settledOrReferredWithinSevenWorkingDays() {
        assertThat(point("P1c", "2026-06-01", life -> {
                    life.complaint("settled on the day", "2026-05-11")
                            .accepted("2026-05-12")
                            .settled("2026-05-20");
                    life.complaint("referred by a rule", "2026-05-11").referred(RULE, "e1", "2026-05-20");
                    life.complaint("settled late", "2026-05-11")
                            .accepted("2026-05-12")
                            .settled("2026-05-21");
                    life.complaint("terminated only", "2026-05-11")
                            .accepted("2026-05-12")
                            .terminated("2026-05-13");
                    life.complaint("withdrawn at any time", "2026-05-11").withdrawn("2026-05-29");
                    life.complaint("declined", "2026-05-11").declined("2026-05-12");
                }))
                .isEqualTo("2/4");
    }

    @Test
    void officerRefersWithinOneWorkingDayOfTheRule() {
        assertThat(point("P2a", "2026-06-01", life -> {
                    life.complaint("on the next working day", "2026-04-30")
                            .asked("R1", "r1", "2026-04-30")
                            .referred(OFFICER, "r1", "2026-05-06 23:59");
                    life.complaint("a day late", "2026-05-11")
                            .asked("R1", "r2", "2026-05-11")
                            .referred(OFFICER, "r2", "2026-05-13");
                    life.complaint("the rule had to do it", "2026-05-11")
                            .asked("R1", "r3", "2026-05-11")
                            .referred(RULE, "r3", "2026-05-12");
                    life.complaint("never", "2026-05-11").asked("R1", "r4", "2026-05-11");
                    life.complaint("R3 does not ask", "2026-05-11")
                            .asked("R3", "r5", "2026-05-11")
                            .referred(RULE, "r5", "2026-05-11");
                    life.complaint("by hand, nobody asked", "2026-05-11").referred(OFFICER, "r6", "2026-05-11");
                    life.complaint("settled instead", "2026-05-11")
                            .asked("R1", "r7", "2026-05-11")
                            .accepted("2026-05-11")
                            .settled("2026-05-12");
                    life.complaint("settled too late instead", "2026-05-11")
                            .asked("R1", "r8", "2026-05-11")
                            .accepted("2026-05-11")
                            .settled("2026-05-13");
                    life.complaint("referred and resolved at once", "2026-05-11")
                            .asked("R1", "r9", "2026-05-11")
                            .referred(OFFICER, "r9", "2026-05-11 10:00")
                            .resolved("2026-05-11 11:00");
                }))
                .isEqualTo("2/6");
    }

    @Test
    void referralNotYetDueIsInNeither() {
        assertThat(point(
                        "P2a",
                        "2026-05-12 23:59",
                        life -> life.complaint("c", "2026-05-11").asked("R1", "r1", "2026-05-11")))
                .isEqualTo("NOTHING_TO_COUNT");
    }

    @Test
    void referralsComeBackForMissingPapersOrNot() {
        assertThat(point(
                        "P2b",
                        "2026-06-01",
                        life -> life.complaint("c", "2026-05-11")
                                .referred(OFFICER, "taken on", "2026-05-11")
                                .acknowledged("taken on", "2026-05-12")
                                .referred(OFFICER, "papers", "2026-05-13")
                                .acknowledged("papers", "2026-05-13")
                                .returned(PAPERS_MISSING, "papers", "2026-05-14")
                                .referred(RULE, "outside", "2026-05-15")
                                .returned(OUTSIDE_DUTY, "outside", "2026-05-16")
                                .referred(OFFICER, "unanswered", "2026-05-17")))
                .isEqualTo("2/3");
    }

    @Test
    void whatWasWrittenDownLaterWasNotKnown() {
        Consumer<Life> happening = life -> {
            life.complaint("c", "2026-05-11").accepted("2026-05-12", "2026-05-26");
            life.complaint("written down in June", "2026-05-11", "2026-06-02", true);
        };
        assertThat(station("S4b", "2026-05-25", happening)).isEqualTo("0/1");
        assertThat(station("S4b", "2026-05-26", happening)).isEqualTo("1/1");
        assertThat(station("S4a", "2026-05-26", happening)).isEqualTo("1/1");
        assertThat(station("S4a", "2026-06-02", happening)).isEqualTo("1/2");
    }

    @Test
    void caseBelongsToTheYearItWasReceivedIn() {
        assertThat(station("S4f", "2026-06-01", life -> {
                    life.complaint("last minute of 2025", "2025-12-31 23:59", "2026-01-04", true);
                    life.complaint("first of 2026", "2026-01-01 00:00", "2026-01-04", true);
                }))
                .isEqualTo("1/1");
    }

    @Test
    void stepsWhoseComplaintIsNotKnownYetWait() {
        assertThat(point("P2b", "2026-06-01", life -> {
                    life.complaint("c", "2026-05-11", "2026-06-02", true)
                            .referred(OFFICER, "e1", "2026-05-12")
                            .acknowledged("e1", "2026-05-12");
                }))
                .isEqualTo("NOTHING_TO_COUNT");
    }

    @Test
    void pauseMovesWhatWasDueThenByItsWholeDays() {
        // D1 of Monday 11 May ends on Wednesday 20 May; five days from Thursday 14 May move it to Monday 25 May
        assertThat(station("S4b", "2026-07-01", life -> {
                    life.complaint("in time thanks to the pause", "2026-05-11")
                            .paused(1, "2026-05-14")
                            .resumed(1, "2026-05-19")
                            .accepted("2026-05-25");
                    life.complaint("a day too late all the same", "2026-05-11")
                            .paused(1, "2026-05-14")
                            .resumed(1, "2026-05-19")
                            .accepted("2026-05-26");
                    life.complaint("paused when it was late already", "2026-05-11")
                            .paused(1, "2026-05-21")
                            .resumed(1, "2026-05-28")
                            .accepted("2026-05-28");
                }))
                .isEqualTo("1/3");
    }

    @Test
    void nothingFallsDueWhileTheClockStandsStill() {
        Consumer<Life> happening = life -> life.complaint("c", "2026-05-11").paused(1, "2026-05-14");
        assertThat(station("S4b", "2026-06-30", happening)).isEqualTo("NOTHING_TO_COUNT");
    }

    @Test
    void reopenedComplaintIsOpenUntilItEndsAgain() {
        Consumer<Life> happening = life -> life.complaint("c", "2026-05-11")
                .accepted("2026-05-12")
                .settled("2026-05-13")
                .reopened("2026-05-20")
                .terminated("2026-08-03");
        assertThat(station("S4c", "2026-05-19", happening)).isEqualTo("1/1");
        assertThat(station("S4c", "2026-05-20", happening)).isEqualTo("NOTHING_TO_COUNT");
        assertThat(station("S4c", "2026-08-04", happening)).isEqualTo("0/1");
    }

    @Test
    void lastCorrectionSaysWhetherTheFormIsComplete() {
        assertThat(station("S4f", "2026-06-01", life -> {
                    life.complaint("completed", "2026-05-11", "2026-05-11", false)
                            .corrected(true, "2026-05-12");
                    life.complaint("spoilt and mended", "2026-05-11")
                            .corrected(false, "2026-05-12")
                            .corrected(true, "2026-05-13");
                    life.complaint("spoilt", "2026-05-11").corrected(false, "2026-05-12");
                }))
                .isEqualTo("2/3");
    }

    @Test
    void lastCallbackOfEachComplaintCounts() {
        assertThat(point("P1e", "2026-06-01", life -> {
                    life.complaint("a", "2026-05-11")
                            .calledBack(CallbackGrade.NOT_SATISFIED, "2026-05-20")
                            .calledBack(CallbackGrade.SATISFIED, "2026-05-25");
                    life.complaint("b", "2026-05-11").calledBack(CallbackGrade.FAIR, "2026-05-20");
                    life.complaint("c", "2026-05-11").calledBack(CallbackGrade.VERY_SATISFIED, "2026-05-20");
                    life.complaint("never asked", "2026-05-11");
                }))
                .isEqualTo("2.3/3");
    }

    @Test
    void leadIsPassedOnWithinAWorkingDay() {
        // Friday 8 May: the next working day is Saturday the 9th, a make-up day
        assertThat(point(
                        "P3a",
                        "2026-06-01",
                        life -> life.reported("in time", "2026-05-08")
                                .passedOn("in time", "2026-05-09 23:59")
                                .reported("late", "2026-05-08")
                                .passedOn("late", "2026-05-10")
                                .reported("never", "2026-05-08")
                                .reported("last year's", "2025-12-31")))
                .isEqualTo("1/3");
    }

    @Test
    void helpIsGivenWithinThreeWorkingDaysOfEachRequest() {
        assertThat(point(
                        "P3b",
                        "2026-06-01",
                        life -> life.complaint("c", "2026-05-11")
                                .referred(OFFICER, "e", "2026-05-12")
                                .helpAsked("e", 1, "2026-05-12")
                                .helpGiven("e", 1, "2026-05-15")
                                .helpAsked("e", 2, "2026-05-12")
                                .helpGiven("e", 2, "2026-05-18")
                                .helpAsked("e", 3, "2026-05-29")))
                .isEqualTo("1/2");
    }

    @Test
    void endedMonthsWantAConsultationOrANilNote() {
        Consumer<Life> happening = life -> life.consulted("a", ConsultationKind.CONSULTATION, "2026-01", "2026-01-11")
                .consulted("b", ConsultationKind.CONSULTATION, "2026-01", "2026-01-12")
                .consulted("c", ConsultationKind.NIL_NOTE, "2026-03", "2026-04-02")
                .consulted("d", ConsultationKind.NIL_NOTE, "2026-04", "2026-04-20");
        assertThat(point("P4b", "2026-01-31", happening)).isEqualTo("NOTHING_DUE_YET");
        assertThat(point("P4b", "2026-02-01", happening)).isEqualTo("1/1");
        assertThat(point("P4b", "2026-04-30", happening)).isEqualTo("2/3");
        assertThat(point("P4b", "2026-05-01", happening)).isEqualTo("3/4");
    }

    @Test
    void referralIsEndedByTheOfficeOrClosedAfterItsReturn() {
        // acknowledged Tuesday 12 May: fifteen working days end on Tuesday 2 June
        Consumer<Life> happening = life -> {
            life.complaint("ended", "2026-05-11")
                    .referred(OFFICER, "e1", "2026-05-11")
                    .acknowledged("e1", "2026-05-12")
                    .endedByOffice("e1", "2026-06-10");
            life.complaint("returned, then settled", "2026-05-11")
                    .referred(OFFICER, "e2", "2026-05-11")
                    .returned(OUTSIDE_DUTY, "e2", "2026-05-13")
                    .settled("2026-05-20");
            life.complaint("returned, left lying", "2026-05-11")
                    .referred(OFFICER, "e3", "2026-05-11")
                    .returned(OUTSIDE_DUTY, "e3", "2026-05-13");
            life.complaint("with the office", "2026-05-11")
                    .referred(OFFICER, "e4", "2026-05-11")
                    .acknowledged("e4", "2026-05-12");
        };
        assertThat(station("S6a2", "2026-06-02 23:59", happening)).isEqualTo("1/2");
        assertThat(station("S6a2", "2026-06-03", happening)).isEqualTo("1/4");
        assertThat(station("S6a2", "2026-06-10", happening)).isEqualTo("2/4");
    }

    @Test
    void warningIsRelayedWithinTwentyFourHours() {
        var food = Life.warning("w1", WarningCategory.FOOD, "2026-05-11 10:00", List.of(Life.COUNTY));
        var late = Life.warning("w2", WarningCategory.FOOD, "2026-05-12 10:00", List.of(POINT.code()));
        var elsewhere = Life.warning("w3", WarningCategory.FOOD, "2026-05-11 10:00", List.of("350428999999"));
        var inputs = Life.warning("w4", WarningCategory.FARM_INPUTS, "2026-05-11 10:00", List.of(Life.COUNTY));
        var life = Life.of(POINT).relayed(food, "2026-05-12 10:00").relayed(late, "2026-05-13 10:01");
        var log = new ArrayList<>(life.events());
        log.addAll(List.of(food, late, elsewhere, inputs));
        assertThat(rate(Scored.of(log, POINT, "2026-06-01"), "P5a")).isEqualTo("1/2");
        assertThat(rate(Scored.of(log, POINT, "2026-05-12 10:00"), "P6a")).isEqualTo("NOTHING_TO_COUNT");
        assertThat(rate(Scored.of(log, POINT, "2026-05-12 10:01"), "P6a")).isEqualTo("0/1");
    }
}
