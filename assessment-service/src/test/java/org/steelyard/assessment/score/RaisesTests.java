package org.steelyard.assessment.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.assessment.score.Life.POINT;
import static org.steelyard.assessment.score.Life.STATION;
import static org.steelyard.assessment.score.Scored.shown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.assessment.score.Raise.Action;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.PublicityChannel;
import org.steelyard.contracts.TaskKind;
import org.steelyard.contracts.WarningCategory;

/** What is promised is what comes: each raise done for real gains just that. */
class RaisesTests {

    private static final String ASOF = "2026-07-10";

    private static UnitScore score(Life life) {
        return Scored.of(life.events(), life.unit(), ASOF);
    }

    private static Raise raise(Life life, String indicator) {
        return Raises.of(score(life)).stream()
                .filter(raise -> raise.indicator().code().equals(indicator))
                .findFirst()
                .orElseThrow();
    }

    private static Ratio points(Life life) {
        return Objects.requireNonNull(score(life).score());
    }

    @Test
    void patrolGainsWhatItPromises() {
        var before = raise(Life.of(STATION), "S7b");
        assertThat(before.action()).isEqualTo(Action.PATROL_FOOD);
        assertThat(before.helpsBy()).isEqualTo("2026-12-31");
        assertThat(points(Life.of(STATION)).plus(before.gain()))
                .isEqualTo(points(Life.of(STATION).patrol("p", WarningCategory.FOOD, "2026-07-09")));
    }

    @Test
    void itemPutRightGainsWhatItPromises() {
        var raise = raise(Life.of(POINT).inspected("2026-07-01", allBut(InspectionItem.NAME)), "PA5");
        assertThat(raise.action()).isEqualTo(Action.PASS_ITEM);
        assertThat(raise.parameters()).containsEntry("item", "NAME");
        assertThat(points(Life.of(POINT).inspected("2026-07-01", allBut(InspectionItem.NAME)))
                        .plus(raise.gain()))
                .isEqualTo(points(Life.of(POINT).inspected("2026-07-01", EnumSet.allOf(InspectionItem.class))));
    }

    private static EnumSet<InspectionItem> allBut(InspectionItem item) {
        return EnumSet.complementOf(EnumSet.of(item));
    }

    @Test
    void openTaskIsNamedWithTheDayByWhichItHelps() {
        var life = Life.of(POINT).task("t", TaskKind.TASK, "2026-07-20", "2026-07-01");
        life.task("late", TaskKind.TASK, "2026-06-20", "2026-06-01");
        var raise = raise(life, "P7");
        assertThat(raise.action()).isEqualTo(Action.DO_TASK);
        assertThat(raise.parameters()).containsEntry("subject", "t");
        assertThat(raise.helpsBy()).isEqualTo("2026-07-20");
        var now = points(life);
        assertThat(points(life.taskDone("t", "2026-07-09"))).isEqualTo(now.plus(raise.gain()));
    }

    @Test
    void afterMarchNothingMoreIsHeldOutsideIt() {
        var life = Life.of(STATION);
        for (int i = 0; i < 3; i++) {
            life.publicity("p" + i, PublicityChannel.STALL, 1, "2026-05-0" + (i + 1));
        }
        assertThat(Raises.of(score(life)))
                .noneMatch(raise -> raise.indicator().code().equals("S5a"));
    }

    @Test
    void yearThatIsOverCannotBeRaised() {
        var over = new Question(2026, Life.at("2027-01-05"), true);
        assertThat(Raises.of(Scored.of(Life.of(STATION).events(), STATION, over)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void bestComesFirstAndEachGains(long seed) {
        var lives = new RandomLives(seed);
        for (var unit : lives.units()) {
            var raises = Raises.of(Scored.of(lives.log(), unit, "2026-09-01"));
            var gains = new ArrayList<>(raises.stream().map(Raise::gain).toList());
            assertThat(gains)
                    .isSortedAccordingTo(Comparator.<Ratio>naturalOrder().reversed());
            assertThat(gains).allMatch(gain -> gain.compareTo(Ratio.ZERO) > 0);
            assertThat(raises).extracting(raise -> shown(raise.gain(), 2)).isNotNull();
            assertThat(List.copyOf(raises)).allMatch(raise -> raise.helpsBy().getYear() == 2026);
        }
    }
}
