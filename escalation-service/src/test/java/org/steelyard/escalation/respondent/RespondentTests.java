package org.steelyard.escalation.respondent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RespondentTests {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-16");

    @Test
    void linksNobodyBelowTheThreshold() {
        var four = complaints(0, 1, 2, 3);

        assertThat(four.toRefer()).isEmpty();
    }

    @Test
    void linksAllOnceTheyAreEnough() {
        var five = complaints(0, 7, 14, 21, 29);

        assertThat(five.toRefer()).hasSize(5);
        assertThat(five.toRefer().stream().map(Respondent.Entry::group).distinct())
                .hasSize(1);
        assertThat(five.complainantsIn(group(five, "c0"))).isEqualTo(5);
    }

    @Test
    void countsBothEndsOfTheWindow() {
        assertThat(complaints(0, 1, 2, 3, 29).toRefer()).hasSize(5);
        assertThat(complaints(0, 1, 2, 3, 30).toRefer()).isEmpty();
    }

    @Test
    void slidesOverWhatIsEnteredLate() {
        var early = complaints(20, 25, 30, 40); // then somebody brings in one from between
        var late = early.enter("late", MONDAY.plusDays(35), 1, 5, 30);

        assertThat(late.toRefer()).extracting(Respondent.Entry::complaint).contains("late", "c0", "c3");
    }

    @Test
    void countsComplainantsNotComplaints() {
        var one = Respondent.nobodyKnows("r").enter("many", MONDAY, 5, 5, 30);

        assertThat(one.toRefer()).hasSize(1);
    }

    @Test
    void keepsAGroupTogetherAsItGrows() {
        var five = complaints(0, 1, 2, 3, 4).referred(List.of("c0", "c1", "c2", "c3", "c4"));
        var six = five.enter("next", MONDAY.plusDays(33), 1, 5, 30);
        var within = five.enter("next", MONDAY.plusDays(20), 1, 5, 30);

        assertThat(six.toRefer()).isEmpty();
        assertThat(within.toRefer()).extracting(Respondent.Entry::complaint).containsExactly("next");
        assertThat(group(within, "next")).isEqualTo(group(five, "c0"));
    }

    @Test
    void forgetsWhoTurnedOutToBeAgainstSomebodyElseUnlessLinked() {
        assertThat(complaints(0, 1).without("c0").entry("c0")).isEmpty();
        assertThat(complaints(0, 1, 2, 3, 4).without("c0").entry("c0")).isPresent();
    }

    @Test
    void changesNothingWhenToldTwice() {
        var five = complaints(0, 1, 2, 3, 4).referred(List.of("c0"));

        assertThat(five.enter("c0", MONDAY, 1, 5, 30)).isEqualTo(five);
    }

    @Test
    void keepsTheLatestOfVeryMany() {
        var respondent = Respondent.nobodyKnows("r");
        for (int day = 0; day <= Respondent.MOST_ENTRIES; day++) {
            respondent = respondent.enter("c" + day, MONDAY.plusDays(31L * day), 1, 5, 30);
        }

        assertThat(respondent.entries()).hasSize(Respondent.MOST_ENTRIES);
        assertThat(respondent.entry("c0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void linksExactlyThoseWithinSomeFullWindowInWhateverOrderTheyCome(long seed) {
        var random = new Random(seed);
        var days = new HashMap<String, Integer>();
        var respondent = Respondent.nobodyKnows("r");
        for (int at = 0; at < 40; at++) {
            var day = random.nextInt(300);
            days.put("c" + at, day);
            respondent = respondent.enter("c" + at, MONDAY.plusDays(day), 1, 5, 30);
        }
        var expected = new ArrayList<String>();
        days.forEach((complaint, day) -> {
            for (int first = day - 29; first <= day; first++) {
                int from = first;
                if (days.values().stream()
                                .filter(other -> other >= from && other < from + 30)
                                .count()
                        >= 5) {
                    expected.add(complaint);
                    break;
                }
            }
        });

        assertThat(respondent.toRefer().stream()
                        .map(Respondent.Entry::complaint)
                        .sorted(Comparator.naturalOrder()))
                .containsExactlyElementsOf(expected.stream().sorted().toList());
    }

    @ParameterizedTest
    @CsvSource({"5,30", "2,7"})
    void goesByTheLimitItIsGiven(int atLeast, int withinDays) {
        var respondent = Respondent.nobodyKnows("r");
        for (int at = 0; at < atLeast; at++) {
            assertThat(respondent.toRefer()).isEmpty();
            respondent = respondent.enter("c" + at, MONDAY, 1, atLeast, withinDays);
        }
        assertThat(respondent.toRefer()).hasSize(atLeast);
    }

    private static Respondent complaints(int... days) {
        var respondent = Respondent.nobodyKnows("r");
        for (int at = 0; at < days.length; at++) {
            respondent = respondent.enter("c" + at, MONDAY.plusDays(days[at]), 1, 5, 30);
        }
        return respondent;
    }

    private static String group(Respondent respondent, String complaint) {
        return String.valueOf(respondent.entry(complaint).orElseThrow().group());
    }
}
