package org.steelyard.training.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawTests {

    private static final List<Question> BANK = IntStream.range(0, 30)
            .mapToObj(number -> new Question("题" + number, List.of("甲", "乙", "丙", "丁"), List.of(0, 2)))
            .toList();

    @Test
    void isTheSameForTheSameSeedForEver() {
        assertThat(Draw.of(BANK, 10, 42)).isEqualTo(Draw.of(BANK, 10, 42)).isNotEqualTo(Draw.of(BANK, 10, 43));
        // what was drawn in the first release must be drawn in every later one, or old quizzes read differently
        assertThat(Draw.of(BANK, 3, 42))
                .extracting(asked -> asked.question().text() + asked.order())
                .containsExactly("题22[2, 3, 1, 0]", "题10[3, 1, 2, 0]", "题11[3, 2, 0, 1]");
    }

    @Test
    void asksEachQuestionOnceAndShowsEachOptionOnce() {
        LongStream.range(0, 50).forEach(seed -> {
            var asked = Draw.of(BANK, 10, seed);
            assertThat(new HashSet<>(asked)).hasSize(10);
            assertThat(asked)
                    .allSatisfy(one -> assertThat(one.options()).containsExactlyInAnyOrder("甲", "乙", "丙", "丁"));
        });
        assertThat(Draw.of(BANK.subList(0, 2), 10, 1)).hasSize(2);
    }

    @Test
    void takesAnAnswerForRightOnlyIfItIsAllOfItAndNothingElse() {
        var asked = Draw.of(BANK, 1, 7).getFirst();
        var first = asked.order().indexOf(0);
        var second = asked.order().indexOf(2);
        var wrong = asked.order().indexOf(1);

        assertThat(asked.isRight(List.of(second, first))).isTrue();
        assertThat(asked.isRight(List.of(first))).isFalse();
        assertThat(asked.isRight(List.of(first, second, wrong))).isFalse();
        assertThat(asked.isRight(List.of())).isFalse();
    }
}
