package org.steelyard.training.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steelyard.contracts.CompletionBasis;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;

class StudyTests {

    private static final Instant MONDAY = Instant.parse("2026-05-11T01:00:00Z");
    private static final UnitRef POINT = new UnitRef("p", UnitKind.POINT, List.of("c", "s", "p"));
    private static final StudySettings SETTINGS = new StudySettings(5, 80, 2, Duration.ofMinutes(45));
    private static final Material MATERIAL = new Material(
            "c-M02-1",
            "c",
            "M02",
            1,
            "读",
            null,
            Collections.nCopies(5, new Question("问", List.of("甲", "乙"), List.of(0))),
            MONDAY);

    private final Study study = Study.of("o-1", "M02", 2026, POINT, Role.POINT_OFFICER);

    @ParameterizedTest
    @CsvSource({"3, FAILED", "4, PASSED", "5, PASSED"})
    void isPassedFromThePassMarkOn(int right, Attempt.Standing standing) {
        assertThat(begin(MONDAY)).isTrue();
        study.answer(1, right, MONDAY.plusSeconds(60));

        assertThat(study.attempt(1).standing(MONDAY.plusSeconds(61))).isEqualTo(standing);
        assertThat(study.isOwing()).isEqualTo(standing == Attempt.Standing.PASSED);
        assertThat(study.learnt()).hasSize(standing == Attempt.Standing.PASSED ? 1 : 0);
    }

    @Test
    void saysWhatWasLearntOfWhichQuiz() {
        assertThat(begin(MONDAY)).isTrue();
        study.answer(1, 5, MONDAY.plusSeconds(60));

        assertThat(study.learnt()).singleElement().satisfies(learning -> {
            assertThat(learning.basis()).isEqualTo(CompletionBasis.QUIZ);
            assertThat(learning.source()).isEqualTo(study.id() + "-1");
            assertThat(learning.occurredAt()).isEqualTo(MONDAY.plusSeconds(60));
        });
        study.settle();
        assertThat(study.isOwing()).isFalse();
    }

    @Test
    void isAnsweredOnceAndInTime() {
        assertThat(begin(MONDAY)).isTrue();
        assertThatThrownBy(() -> study.answer(1, 5, MONDAY.plus(Duration.ofMinutes(45))))
                .isInstanceOf(QuizRefused.Closed.class);
        study.answer(1, 0, MONDAY.plusSeconds(60));

        assertThatThrownBy(() -> study.answer(1, 5, MONDAY.plusSeconds(61))).isInstanceOf(QuizRefused.Closed.class);
        assertThat(study.attempt(1).right()).isZero();
    }

    @Test
    void hasOnlySoManyAttemptsAndOneOpenAtATime() {
        assertThat(begin(MONDAY)).isTrue();
        assertThat(begin(MONDAY.plusSeconds(1))).isFalse();
        assertThat(study.attempts()).hasSize(1);
        assertThat(begin(MONDAY.plus(Duration.ofMinutes(46)))).isTrue(); // the first was left to expire
        assertThat(study.attempts()).hasSize(2);

        assertThatThrownBy(() -> begin(MONDAY.plus(Duration.ofHours(2)))).isInstanceOf(QuizRefused.AttemptsUsed.class);
    }

    private boolean begin(Instant at) {
        return study.begin(MATERIAL, 1, SETTINGS, POINT, Role.POINT_OFFICER, at);
    }
}
