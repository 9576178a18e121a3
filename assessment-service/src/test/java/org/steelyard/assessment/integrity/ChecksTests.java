package org.steelyard.assessment.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.assessment.integrity.Told.at;
import static org.steelyard.assessment.integrity.Watched.point;
import static org.steelyard.assessment.integrity.Watched.station;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ConsultationKind;
import org.steelyard.contracts.IntegrityCheck;
import org.steelyard.contracts.PhoneMatch;
import org.steelyard.contracts.ReopeningReason;
import org.steelyard.contracts.UnitRef;

/** Each check on a planted case, and on the case next to it that asks nobody to look. */
class ChecksTests {

    private static final UnitRef POINT = point(station(1), 1);
    private static final UnitRef SIBLING = point(station(1), 2);
    private static final UnitRef ELSEWHERE = point(station(2), 1);
    private static final LocalDate LAST_OF_JUNE = LocalDate.of(2026, 6, 30);

    private final Watched county = new Watched(Watched.fourUnits());
    private final Told told = new Told(POINT);

    @Test
    void aCallbackToAPhoneOfStaffIsFound() {
        told.calledBack("a", true, PhoneMatch.STAFF, at("2026-03-02T09:00"))
                .calledBack("b", true, PhoneMatch.NONE, at("2026-03-02T10:00"))
                .calledBack("c", true, null, at("2026-03-02T11:00"));

        assertThat(atOnce()).isEqualTo(Map.of(IntegrityCheck.CALLBACK_PHONE, subjects("a")));
    }

    @Test
    void aPhoneGivenForOthersIsFoundEvenIfAnotherCallWentRight() {
        told.calledBack("a", true, PhoneMatch.REUSED, at("2026-03-02T09:00"))
                .calledBack("a", true, PhoneMatch.NONE, at("2026-03-03T09:00"));

        assertThat(atOnce()).isEqualTo(Map.of(IntegrityCheck.CALLBACK_PHONE, subjects("a")));
    }

    @Test
    void staffThatComplainToTheirOwnUnitAreFound() {
        told.received("a", at("2026-03-02T09:00"), Duration.ZERO, true)
                .received("b", at("2026-03-03T09:00"), Duration.ZERO, false);

        assertThat(atOnce()).isEqualTo(Map.of(IntegrityCheck.STAFF_COMPLAINT, subjects("a")));
    }

    @Test
    void threeComplaintsClosedWithinMinutesAreFound() {
        for (var id : subjects("a", "b", "c")) {
            assertThat(atOnce()).isEmpty();
            told.received(id, at("2026-03-02T09:00").plus(Duration.ofDays(id.charAt(0))))
                    .settled(id, at("2026-03-02T09:04").plus(Duration.ofDays(id.charAt(0))));
        }
        told.received("d", at("2026-03-02T14:00")).settled("d", at("2026-03-02T14:05"));

        assertThat(atOnce()).isEqualTo(Map.of(IntegrityCheck.IMPLAUSIBLE_TIMES, subjects("a", "b", "c")));
    }

    @Test
    void tenEntriesInTenMinutesAreFoundAndNineAreNot() {
        IntStream.range(0, 9).forEach(i -> told.received("b" + i, at("2026-03-02T09:0" + i)));
        IntStream.range(0, 9)
                .forEach(i -> told.received("other" + i, at("2026-03-02T09:30").plusSeconds(i)));
        assertThat(atOnce()).isEmpty();
        told.reported("b9", at("2026-03-02T09:10"));

        assertThat(atOnce().get(IntegrityCheck.IMPLAUSIBLE_TIMES)).contains("b0", "b8", "b9");
    }

    @Test
    void fiveEntriesAtNightAreFound() {
        var nights = new String[] {"22:00", "23:59", "00:00", "05:59", "06:00", "21:59", "03:00"};
        for (int i = 0; i < nights.length; i++) {
            told.received("n" + i, at("2026-03-0" + (i + 1) + "T" + nights[i]));
        }

        assertThat(atOnce())
                .isEqualTo(Map.of(IntegrityCheck.IMPLAUSIBLE_TIMES, subjects("n0", "n1", "n2", "n3", "n6")));
    }

    @Test
    void threeEntriesWrittenDownLongAfterAreFound() {
        for (var id : subjects("a", "b", "c")) {
            told.received(id, at("2026-03-02T09:00"), Duration.ofDays(id.charAt(0) - 'a' + 8), null);
        }
        told.received("d", at("2026-03-02T09:00"), Duration.ofDays(7), null);

        assertThat(atOnce()).isEqualTo(Map.of(IntegrityCheck.IMPLAUSIBLE_TIMES, subjects("a", "b", "c")));
    }

    @Test
    void whatWasImportedIsLateInBulkAndAtNightByNature() {
        var imported = new Told(POINT, Channel.IMPORT);
        IntStream.range(0, 30)
                .forEach(i -> imported.received("i" + i, at("2026-03-02T00:00"), Duration.ofDays(90), null)
                        .settled("i" + i, at("2026-03-02T00:00")));
        county.told(imported.events());

        assertThat(atOnce()).isEmpty();
    }

    @Test
    void consultationsOfADayMayBeNotedTogether() {
        IntStream.range(0, 30)
                .forEach(i -> told.consulted("q" + i, ConsultationKind.CONSULTATION, at("2026-03-02T23:30")));

        assertThat(atOnce()).isEmpty();
    }

    @Test
    void oneFalseClosureIsFound() {
        told.received("a", at("2026-03-02T09:00"))
                .reopened("a", ReopeningReason.FALSE_CLOSURE, at("2026-04-02T09:00"))
                .received("b", at("2026-03-03T09:00"))
                .reopened("b", ReopeningReason.NEW_EVIDENCE, at("2026-04-02T09:00"));

        assertThat(atOnce()).isEqualTo(Map.of(IntegrityCheck.CLOSED_AND_REOPENED, subjects("a")));
    }

    @Test
    void moreReopenedThanChanceAreFoundAtTheEndOfTheDay() {
        complaints(told, 30);
        for (int i = 0; i < 3; i++) {
            told.reopened("c" + i, ReopeningReason.NEW_EVIDENCE, at("2026-05-02T09:00"));
        }
        assertThat(atDayEnd()).as("a tenth of them").isEmpty();
        told.reopened("c3", ReopeningReason.AGREEMENT_NOT_KEPT, at("2026-05-03T09:00"));

        assertThat(atOnce()).isEmpty();
        assertThat(atDayEnd()).isEqualTo(Map.of(IntegrityCheck.CLOSED_AND_REOPENED, subjects("c0", "c1", "c2", "c3")));
    }

    @Test
    void aReferralThatCameBackTwiceIsFound() {
        told.referred("r1", "a", "R1", at("2026-03-02T09:00"))
                .returned("r1", "a", at("2026-03-03T09:00"))
                .referred("r2", "b", "R1", at("2026-03-02T09:00"))
                .returned("r2", "b", at("2026-03-03T09:00"))
                .referred("r3", "a", "R1", at("2026-03-04T09:00"))
                .returned("r3", "a", at("2026-03-05T09:00"));

        assertThat(atOnce()).isEqualTo(Map.of(IntegrityCheck.REFERRALS_BOUNCED, subjects("a")));
    }

    @Test
    void aUnitThatDumpsWhatItsPeersSettleIsFound() {
        complaints(told, 20);
        for (int i = 0; i < 5; i++) {
            told.referred("r" + i, "c" + i, null, at("2026-05-02T09:00"))
                    .referred("q" + i, "c1" + i, "R1", at("2026-05-02T09:00"));
        }
        assertThat(atDayEnd()).as("nobody to compare with").isEmpty();
        var sibling = new Told(SIBLING);
        complaints(sibling, 20);
        sibling.referred("s", "c1", null, at("2026-05-02T09:00"));
        county.told(sibling.events());

        assertThat(atOnce()).isEmpty();
        assertThat(atDayEnd())
                .isEqualTo(Map.of(IntegrityCheck.REFERRALS_BOUNCED, subjects("c0", "c1", "c2", "c3", "c4")));
        IntStream.range(2, 5).forEach(i -> sibling.referred("s" + i, "c" + i, null, at("2026-05-02T09:00")));
        county.told(sibling.events());
        assertThat(atDayEnd()).as("the peers do the same").isEmpty();
    }

    @Test
    void aPointIsSilentWhileItsNeighboursReport() {
        told.received("last", at("2026-05-01T23:59"))
                .consulted("nil", ConsultationKind.NIL_NOTE, at("2026-06-10T09:00"));
        report(station(1), 12);
        report(SIBLING, 8);

        assertThat(atDayEnd()).isEqualTo(Map.of(IntegrityCheck.SILENCE, subjects("last")));
        assertThat(county.atDayEnd(ELSEWHERE, LAST_OF_JUNE)).as("no neighbours").isEmpty();
        assertThat(county.atDayEnd(POINT, LAST_OF_JUNE.minusDays(1)))
                .as("the day before, it was not so long")
                .isEmpty();
        told.consulted("q", ConsultationKind.CONSULTATION, at("2026-06-30T23:59"));
        assertThat(atDayEnd()).isEmpty();
    }

    @Test
    void aPointThatNeverSaidAnythingIsSilentButNotWhereAllAreQuiet() {
        report(station(1), 12);
        report(SIBLING, 7);
        assertThat(atDayEnd()).isEmpty();
        report(SIBLING, 8);

        assertThat(atDayEnd()).isEqualTo(Map.of(IntegrityCheck.SILENCE, subjects(POINT.code())));
    }

    @Test
    void aSilenceGoesOnOverTheTurnOfTheYear() {
        told.received("last", at("2025-11-02T09:00"));
        county.told(told.events());
        var station = new Told(station(1));
        var sibling = new Told(SIBLING);
        IntStream.range(0, 10).forEach(i -> {
            station.received("s" + i, at("2025-12-10T09:00"));
            sibling.received("b" + i, at("2026-01-05T09:00"));
        });
        county.told(station.events()).told(sibling.events());

        assertThat(county.atDayEnd(POINT, LocalDate.of(2026, 1, 10)))
                .isEqualTo(Map.of(IntegrityCheck.SILENCE, subjects("last")));
    }

    @Test
    void callbacksChosenByHandAreFoundWhenTheyAreMostOfThem() {
        IntStream.range(0, 5).forEach(i -> told.calledBack("drawn" + i, true, null, at("2026-05-02T09:00")));
        IntStream.range(0, 5).forEach(i -> told.calledBack("c" + i, false, null, at("2026-05-02T09:00")));
        assertThat(atDayEnd()).as("half of them").isEmpty();
        told.calledBack("c5", false, null, at("2026-05-03T09:00"));

        assertThat(atOnce()).isEmpty();
        assertThat(atDayEnd())
                .isEqualTo(Map.of(IntegrityCheck.CALLBACK_CHOSEN, subjects("c0", "c1", "c2", "c3", "c4", "c5")));
    }

    @Test
    void overlappingSignInsAreFound() {
        told.overlapped("session", at("2026-03-02T09:00"));

        assertThat(atOnce()).isEqualTo(Map.of(IntegrityCheck.SIGN_INS_OVERLAP, subjects("session")));
    }

    private static void complaints(Told of, int count) {
        for (int i = 0; i < count; i++) {
            of.received("c" + i, at("2026-04-01T09:00").plus(Duration.ofDays(i)));
        }
    }

    /** So many entries in the last days of June. */
    private void report(UnitRef unit, int count) {
        var neighbour = new Told(unit);
        for (int i = 0; i < count; i++) {
            neighbour.received(unit.code() + "-" + i, at("2026-06-30T23:00").minus(Duration.ofDays(i)));
        }
        county.told(neighbour.events());
    }

    private Map<IntegrityCheck, Collection<String>> atOnce() {
        return county.told(told.events()).atOnce(POINT, 2026);
    }

    private Map<IntegrityCheck, Collection<String>> atDayEnd() {
        return county.told(told.events()).atDayEnd(POINT, LAST_OF_JUNE);
    }

    private static Collection<String> subjects(String... subjects) {
        return new TreeSet<>(java.util.Arrays.asList(subjects));
    }
}
