package org.steelyard.assessment.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.steelyard.oracle.ObviousScorer;

/** The scorer against a second one that shares nothing with it, and against itself on shuffled and repeated facts. */
class TwoScorersTests {

    private static final int SEEDS = 1000;

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreeOnAnyLifeAtAnyInstant(long seed) {
        var lives = new RandomLives(seed);
        for (int i = 0; i < 3; i++) {
            var asOf = lives.someInstant();
            for (var unit : lives.units()) {
                var score = Scored.of(lives.log(), unit, new Question(2026, asOf, i == 0));
                var obvious = new ObviousScorer(lives.log(), 2026, asOf);
                var expected = obvious.score(unit);
                assertThat(rates(score))
                        .as("seed %d, %s as of %s", seed, unit, asOf)
                        .isEqualTo(obvious.ratesOf(unit));
                assertThat(score.score() == null)
                        .as("seed %d, %s as of %s: %s", seed, unit, asOf, obvious.rates())
                        .isEqualTo(expected.isEmpty());
                assertThat(score.vetoed())
                        .as("seed %d, %s as of %s", seed, unit, asOf)
                        .isEqualTo(obvious.vetoed(unit));
                if (score.score() != null) {
                    assertThat(score.score().toDecimal().doubleValue())
                            .as("seed %d, %s as of %s: %s", seed, unit, asOf, obvious.rates())
                            .isCloseTo(expected.getAsDouble(), within(1e-9));
                }
            }
        }
    }

    /** k and n of everything that was counted. */
    private static Map<String, String> rates(UnitScore score) {
        var rates = new TreeMap<String, String>();
        score.indicators()
                .filter(indicator -> indicator.measured().rate() != null)
                .forEach(indicator -> rates.put(
                        indicator.indicator().code(),
                        java.util.Objects.requireNonNull(indicator.measured().k())
                                        .toDecimal()
                                        .toPlainString() + "/"
                                + indicator.measured().n()));
        return rates;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void orderAndRepetitionOfFactsDoNotMatter(long seed) {
        var lives = new RandomLives(seed);
        var random = new Random(seed);
        var question = new Question(2026, lives.someInstant(), true);
        var shuffled = new ArrayList<>(lives.log());
        for (int i = 0; i < lives.log().size() / 3; i++) {
            shuffled.add(lives.log().get(random.nextInt(lives.log().size())));
        }
        Collections.shuffle(shuffled, random);
        for (var unit : lives.units()) {
            assertThat(Scored.of(shuffled, unit, question).score())
                    .isEqualTo(Scored.of(lives.log(), unit, question).score());
        }
    }
}
