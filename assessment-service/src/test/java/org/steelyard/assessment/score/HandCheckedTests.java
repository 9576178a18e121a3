package org.steelyard.assessment.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.assessment.score.Life.COUNTY;
import static org.steelyard.assessment.score.Life.POINT;
import static org.steelyard.assessment.score.Life.STATION;
import static org.steelyard.assessment.score.Scored.rate;
import static org.steelyard.assessment.score.Scored.shown;
import static org.steelyard.contracts.EscalationTrigger.OFFICER;
import static org.steelyard.contracts.EscalationTrigger.RULE;
import static org.steelyard.contracts.ReturnReason.PAPERS_MISSING;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.InspectionItem;

/** Whole scores worked out by hand from the scheme's text; each line of a comment can be redone with a pocket calculator. */
class HandCheckedTests {

    private static final EnumSet<InspectionItem> ALL = EnumSet.allOf(InspectionItem.class);
    private static final EnumSet<InspectionItem> FOUR =
            EnumSet.range(InspectionItem.OFFICER, InspectionItem.LEDGER_CURRENT);

    @Test
    void aPointInSpring() {
        var life = Life.of(POINT)
                .inspected("2026-05-10", EnumSet.range(InspectionItem.OFFICER, InspectionItem.PLAQUE_STYLE));
        life.complaint("settled", "2026-05-11")
                .accepted("2026-05-12")
                .attempted("2026-05-13")
                .settled("2026-05-14");
        life.complaint("left lying", "2026-05-11", "2026-05-12", true).accepted("2026-05-12");
        life.complaint("referred", "2026-05-11", "2026-05-11", false)
                .asked("R1", "r1", "2026-05-11")
                .referred(OFFICER, "r1", "2026-05-12")
                .acknowledged("r1", "2026-05-12")
                .resolved("2026-05-20");
        life.complaint("referred by the rule", "2026-05-11")
                .asked("R1", "r2", "2026-05-11")
                .referred(RULE, "r2", "2026-05-13")
                .returned(PAPERS_MISSING, "r2", "2026-05-14")
                .withdrawn("2026-05-15");
        var score = Scored.of(life.events(), POINT, "2026-06-01");

        // P1a: all but the one written down the next day. P1b: attempted, not attempted. P1c: settled and referred,
        // left
        // lying; the withdrawn one left out. P1d: three closed, one incomplete. P2a: by the officer, by the rule.
        assertThat(List.of(rate(score, "P1a"), rate(score, "P1b"), rate(score, "P1c"), rate(score, "P1d")))
                .containsExactly("3/4", "1/2", "2/3", "2/3");
        assertThat(List.of(rate(score, "P2a"), rate(score, "P2b"))).containsExactly("1/2", "1/2");
        // r: 3/4 -> 7.5/9 = 5/6; 1/2 -> 5.5/7 = 11/14; 2/3 -> 6.5/8 = 13/16
        // PA  20 · 6/8 = 15
        // P1  28/25 · (8 · 5/6 + 6 · 11/14 + 6 · 13/16 + 5 · 13/16) = 1.12 · 20.318452 = 22.756667   (P1e: no callback)
        // P2  8 · 11/14 + 4 · 11/14 = 9.428571
        // P4  0: five months without a consultation or a note, no publicity though ⌊4 · 151/365⌋ = 1 is due
        // P5  0: no patrol, one due (P5b carries the group); P6, P8: ⌊2 · 151/365⌋ = 0 due
        // PA, P1, P2, P4 and P5 apply, 73 of 100: (15 + 22.756667 + 9.428571) · 100/73 = 64.637312
        assertThat(shown(score.score(), 6)).isEqualTo("64.637312");
        assertThat(shown(score.score(), 2)).isEqualTo("64.64");
        assertThat(score.grade()).isEqualTo(Grade.QUALIFIED);
        assertThat(score.stars()).isZero();
    }

    private static List<Event> aStationWithAPoint() {
        var log = new ArrayList<Event>();
        log.add(Life.session("s", "2026-03-02", List.of("M1", "M2"), List.of(COUNTY)));
        log.addAll(Life.of(POINT)
                .officer("anna", "2026-01-05", null)
                .officer("bo", "2026-01-05", null)
                .completed("anna", "M1", "2026-04-01")
                .inspected("2026-05-10", FOUR)
                .events());
        var station = Life.of(STATION)
                .officer("chief", "2026-01-05", null)
                .completed("chief", "M2", "2026-04-01")
                .inspected("2026-05-10", ALL);
        for (int i = 1; i <= 7; i++) {
            station.complaint("in time " + i, "2026-05-11").accepted("2026-05-12");
        }
        station.complaint("late", "2026-05-11").accepted("2026-05-21");
        log.addAll(station.events());
        return log;
    }

    @Test
    void aPointInSummer() {
        // PA 20 · 4/8 = 10; PT 1/2 -> 5.5/7: 8 · 11/14 = 6.285714; nothing done in P4 (8), P5 (5), P6 (5), P8 (3)
        // 49 of 100 apply: 16.285714 · 100/49 = 33.236152
        var score = Scored.of(aStationWithAPoint(), POINT, "2026-08-01");
        assertThat(shown(score.score(), 6)).isEqualTo("33.236152");
        assertThat(score.grade()).isEqualTo(Grade.UNQUALIFIED);
    }

    @Test
    void aStationInSummer() {
        var score = Scored.of(aStationWithAPoint(), STATION, "2026-08-01");
        assertThat(List.of(rate(score, "S3a"), rate(score, "S3b"), rate(score, "S4b"), rate(score, "S4c")))
                .containsExactly("1/2", "1/1", "7/8", "0/8");
        // SA  16
        // S2  12/9 · (6 · 5.5/6 + 3 · 0.33236152) = 8.662779   (S2a: the one point was inspected in the first half)
        // S3  6 · 11/14 + 4 · 5.5/6 = 8.380952
        // S4  26/17 · (4 · 12.5/13 + 2.692308 + 0 + 2 · 12.5/13) = 26/17 · 8.461538 = 12.941176
        //     S4c: r = 4.5/13 = 0.346, 65 points short of 100, so nothing; late's limit was 20 July
        // S1, S5, S6, S7, S8, S10: something was due and nothing done; S9 does not apply
        // 98 of 100 apply: 45.984908 · 100/98 = 46.923376
        assertThat(shown(score.score(), 6)).isEqualTo("46.923376");
        assertThat(score.grade()).isEqualTo(Grade.UNQUALIFIED);
    }
}
