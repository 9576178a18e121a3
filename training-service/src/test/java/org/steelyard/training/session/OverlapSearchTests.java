package org.steelyard.training.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steelyard.contracts.TrainingMode;

class OverlapSearchTests {

    private static final Instant NINE = Instant.parse("2026-05-11T01:00:00Z");

    /** Minutes from nine; the first session always runs from 0 to 60 at place 甲. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            30,  90,  甲, LECTURE,    TIME
            59,  90,  乙, MEETING,    TIME
            -30, 1,   -,  LECTURE,    TIME
            60,  90,  甲, LECTURE,    -
            60,  90,  乙, LECTURE,    PLACE
            89,  120, 乙, LECTURE,    PLACE
            90,  120, 乙, LECTURE,    -
            -60, -20, 乙, LECTURE,    PLACE
            60,  90,  -,  LECTURE,    -
            0,   60,  甲, SELF_STUDY, -
            """)
    void nobodyIsInTwoPlaces(int from, int to, @Nullable String place, TrainingMode mode, Overlap.@Nullable Kind kind) {
        var one = plan(0, 60, "甲", TrainingMode.LECTURE);
        var other = plan(from, to, place, mode);
        var travel = Duration.ofMinutes(30);

        assertThat(OverlapSearch.overlap(one, other, travel)).isEqualTo(kind);
        assertThat(OverlapSearch.overlap(other, one, travel)).isEqualTo(kind);
    }

    private static SessionPlan plan(int from, int to, @Nullable String place, TrainingMode mode) {
        return new SessionPlan(
                mode,
                List.of("M01"),
                "示例",
                place,
                NINE.plusSeconds(from * 60L),
                NINE.plusSeconds(to * 60L),
                List.of("350428000000"),
                null,
                null,
                null);
    }
}
