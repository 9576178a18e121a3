package org.steelyard.assessment.score.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTests {

    private static final int IDLE_SHARE = 3;
    private static final long NOW = 1_000_000;

    @Test
    void theFirstFactIsScoredAtOnce() {
        var turn = new Pace(IDLE_SHARE, 1).join(NOW);
        turn.heard(NOW);

        assertThat(turn.isDue(NOW, true)).isTrue();
    }

    @Test
    void whileFactsComeInScoringHasItsShareOfTheTime() {
        var turn = new Pace(IDLE_SHARE, 1).join(NOW);
        turn.scored(NOW, TimeUnit.MILLISECONDS.toNanos(100));
        turn.heard(NOW + 299);

        assertThat(turn.isDue(NOW + 299, true)).isFalse();
        assertThat(turn.isDue(NOW + 300, true)).isTrue();
    }

    @Test
    void allPartitionsOfAThreadKeepToTheShareTogether() {
        var pace = new Pace(IDLE_SHARE, 2);
        var turn = pace.join(NOW);
        for (int other = 0; other < 3; other++) {
            pace.join(NOW);
        }
        turn.scored(NOW, TimeUnit.MILLISECONDS.toNanos(100));
        turn.heard(NOW + 599);

        assertThat(turn.isDue(NOW + 599, true)).isFalse();
        assertThat(turn.isDue(NOW + 600, true)).isTrue();

        pace.join(NOW).leave();
        turn.scored(NOW, TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(turn.isDue(NOW + 600, true)).isTrue();
    }

    @Test
    void aRebuildHearsForAWhileBeforeItScores() {
        var turn = new Pace(IDLE_SHARE, 1).join(NOW);
        turn.heard(NOW + 1_999);

        assertThat(turn.isDue(NOW + 1_999, false)).isFalse();
        assertThat(turn.isDue(NOW + 2_000, false)).isTrue();
    }

    @Test
    void aRebuildThatHearsIsScoredSeldom() {
        var turn = new Pace(IDLE_SHARE, 1).join(NOW);
        turn.scored(NOW, TimeUnit.MILLISECONDS.toNanos(1));
        turn.heard(NOW + 1_999);

        assertThat(turn.isDue(NOW + 1_999, true)).isTrue();
        assertThat(turn.isDue(NOW + 1_999, false)).isFalse();
        assertThat(turn.isDue(NOW + 2_000, false)).isTrue();
    }

    @Test
    void aRebuildThatHearsScoresForASmallShareOfTheTimeOnly() {
        var turn = new Pace(IDLE_SHARE, 1).join(NOW);
        turn.scored(NOW, TimeUnit.MILLISECONDS.toNanos(100));
        turn.heard(NOW + 2_999);

        assertThat(turn.isDue(NOW + 2_999, false)).isFalse();
        assertThat(turn.isDue(NOW + 3_000, false)).isTrue();
    }

    @Test
    void aRebuildIsPausedOnlyOnceNoPartitionHearsAnything() {
        var pace = new Pace(IDLE_SHARE, 1);
        var turn = pace.join(NOW);
        var other = pace.join(NOW);
        turn.heard(NOW);
        turn.scored(NOW, TimeUnit.SECONDS.toNanos(60));
        other.heard(NOW + 400);

        assertThat(turn.isDue(NOW + 500, true)).as("to a reader").isTrue();
        assertThat(turn.isDue(NOW + 500, false)).isFalse();
        assertThat(turn.isDue(NOW + 900, false)).isTrue();
    }

    @Test
    void whatOneStageScoresMeanwhileIsNoPauseForTheOthers() {
        var pace = new Pace(IDLE_SHARE, 1);
        var turn = pace.join(NOW);
        var other = pace.join(NOW);
        turn.scored(NOW, TimeUnit.SECONDS.toNanos(60));
        turn.heard(NOW);
        other.scored(NOW + 800, TimeUnit.MILLISECONDS.toNanos(700));

        assertThat(turn.isDue(NOW + 800, false)).isFalse();
        assertThat(turn.isDue(NOW + 1_300, false)).isTrue();
    }

    @Test
    void oncePausedThereIsAllTheTimeForScoring() {
        var turn = new Pace(IDLE_SHARE, 1).join(NOW);
        turn.heard(NOW);
        turn.scored(NOW, TimeUnit.SECONDS.toNanos(60));

        assertThat(turn.isDue(NOW + 499, false)).isFalse();
        assertThat(turn.isDue(NOW + 500, false)).isTrue();
    }
}
