package org.steelyard.assessment.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.assessment.score.Life.COUNTY;
import static org.steelyard.assessment.score.Life.POINT;
import static org.steelyard.assessment.score.Life.STATION;
import static org.steelyard.assessment.score.Scored.rate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;

/** N = 2: nothing is due until 2 · elapsed reaches 1, which in 2026 is 3 July (183 of 365 days over), then one, then two. */
class TrainingTests {

    private static final Event TWO_MODULES_FOR_ALL =
            Life.session("session-1", "2026-03-02", List.of("M1", "M2"), List.of(COUNTY));

    private static List<Event> log(Life life, Event... offers) {
        var log = new ArrayList<Event>(life.events());
        log.addAll(List.of(offers));
        return log;
    }

    private static Life twoOfficersOneTrained() {
        return Life.of(POINT)
                .officer("anna", "2026-01-05", null)
                .officer("bo", "2026-01-05", null)
                .completed("anna", "M1", "2026-04-01");
    }

    @Test
    void nothingIsDueInTheFirstHalf() {
        var log = log(twoOfficersOneTrained(), TWO_MODULES_FOR_ALL);
        assertThat(rate(Scored.of(log, POINT, "2026-07-02"), "PT")).isEqualTo("NOTHING_DUE_YET");
        assertThat(rate(Scored.of(log, POINT, "2026-07-03"), "PT")).isEqualTo("1/2");
    }

    @Test
    void afterTheYearTheWholeOfNIsDue() {
        var log = log(twoOfficersOneTrained(), TWO_MODULES_FOR_ALL);
        assertThat(rate(Scored.of(log, POINT, "2026-12-31"), "PT")).isEqualTo("1/2");
        assertThat(rate(Scored.of(log, POINT, "2027-01-01"), "PT")).isEqualTo("0/2");
    }

    @Test
    void sessionForStationsOnlyIsOfferedToNoPoint() {
        var stationsOnly = new TrainingEvent.SessionHeld(
                TWO_MODULES_FOR_ALL.origin(),
                TrainingMode.LECTURE,
                List.of("M1", "M2"),
                LocalDate.parse("2026-02-03"),
                List.of(COUNTY),
                9,
                Role.STATION_OFFICER);

        assertThat(rate(Scored.of(log(twoOfficersOneTrained(), stationsOnly), POINT, "2027-01-01"), "PT"))
                .isEqualTo("NOTHING_TO_COUNT");
    }

    @Test
    void moduleCountsOncePerOfficerAndYear() {
        var life = twoOfficersOneTrained()
                .completed("anna", "M2", "2026-05-01")
                .completed("bo", "M1", "2026-05-02")
                .completed("bo", "M1", "2026-05-03")
                .completed("bo", "M2", "2025-05-03");
        assertThat(rate(Scored.of(log(life, TWO_MODULES_FOR_ALL), POINT, "2027-01-01"), "PT"))
                .isEqualTo("1/2");
    }

    @Test
    void revokedCompletionIsNone() {
        var life = twoOfficersOneTrained().revoked("anna", "M1", "2026-08-01");
        var log = log(life, TWO_MODULES_FOR_ALL);
        assertThat(rate(Scored.of(log, POINT, "2026-07-31"), "PT")).isEqualTo("1/2");
        assertThat(rate(Scored.of(log, POINT, "2026-08-01"), "PT")).isEqualTo("0/2");
    }

    @Test
    void onlyThoseNowAppointedCount() {
        var life = Life.of(POINT)
                .officer("gone", "2026-01-05", "2026-07-31")
                .officer("here", "2026-08-01", null)
                .completed("gone", "M1", "2026-04-01");
        var log = log(life, TWO_MODULES_FOR_ALL);
        assertThat(rate(Scored.of(log, POINT, "2026-07-31"), "PT")).isEqualTo("1/1");
        assertThat(rate(Scored.of(log, POINT, "2026-08-01"), "PT")).isEqualTo("0/1");
    }

    @Test
    void unitThatWasOfferedTooLittleIsExcused() {
        var life = twoOfficersOneTrained();
        var elsewhere = Life.session("session-2", "2026-03-02", List.of("M1"), List.of("350428101000"));
        var lastYear = Life.session("session-3", "2025-03-02", List.of("M1"), List.of(COUNTY));
        assertThat(rate(Scored.of(log(life, elsewhere, lastYear), POINT, "2026-08-01"), "PT"))
                .isEqualTo("NOTHING_TO_COUNT");
        var here = Life.session("session-4", "2026-03-02", List.of("M1"), List.of(STATION.code()));
        assertThat(rate(Scored.of(log(life, elsewhere, here), POINT, "2026-08-01"), "PT"))
                .isEqualTo("1/2");
        assertThat(rate(Scored.of(log(life, here), POINT, "2027-01-01"), "PT")).isEqualTo("NOTHING_TO_COUNT");
    }

    @Test
    void materialToStudyAloneIsAnOfferWhileItsSyllabusIsInForce() {
        var life = twoOfficersOneTrained();
        var first = Life.syllabus("2026-01-05", 1, "M1", "M2");
        var second = Life.syllabus("2026-09-01", 2, new String[0]);
        assertThat(rate(Scored.of(log(life, first, second), POINT, "2026-08-31"), "PT"))
                .isEqualTo("1/2");
        assertThat(rate(Scored.of(log(life, first, second), POINT, "2026-09-01"), "PT"))
                .isEqualTo("NOTHING_TO_COUNT");
    }

    @Test
    void stationIsScoredByItsOwnOfficersAndThoseOfItsPoints() {
        var second = new UnitRef("350428100002", UnitKind.POINT, List.of(COUNTY, STATION.code(), "350428100002"));
        var closed = new UnitRef("350428100003", UnitKind.POINT, List.of(COUNTY, STATION.code(), "350428100003"));
        var log = log(twoOfficersOneTrained(), TWO_MODULES_FOR_ALL);
        log.addAll(Life.of(STATION)
                .officer("chief", "2026-01-05", null)
                .completed("chief", "M1", "2026-04-01")
                .events());
        log.addAll(Life.of(second)
                .officer("carl", "2026-01-05", null)
                .completed("carl", "M2", "2026-04-01")
                .events());
        log.addAll(Life.of(closed)
                .officer("dora", "2026-01-05", null)
                .closed("2026-07-31")
                .events());
        var score = Scored.of(log, STATION, "2026-08-01");
        assertThat(rate(score, "S3b")).isEqualTo("1/1");
        assertThat(rate(score, "S3a")).isEqualTo("2/3");
    }
}
