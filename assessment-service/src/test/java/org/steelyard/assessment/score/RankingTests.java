package org.steelyard.assessment.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.UnitKind;

class RankingTests {

    private static ScoreSummary unit(String code, @Nullable String score, int entries) {
        return new ScoreSummary(
                code,
                code,
                UnitKind.POINT,
                List.of("county", "station", code),
                2026,
                "point@1",
                score == null ? null : new BigDecimal(score),
                null,
                null,
                null,
                entries,
                Instant.EPOCH);
    }

    @Test
    void equalScoresShareAPlaceAndPeersHaveAboutAsManyEntries() {
        var ranking = new Ranking(
                List.of(
                        unit("a", "80", 9),
                        unit("b", "90", 1),
                        unit("c", "80.0", 3),
                        unit("d", "70", 5),
                        unit("e", "60", 10),
                        unit("f", "50", 49),
                        unit("g", "40", 50),
                        unit("h", "99", 0),
                        unit("i", null, 5)),
                Scored.SCHEMES);
        assertThat(ranking.of("b")).isEqualTo(new Ranking.Place(1, 1, 4));
        assertThat(ranking.of("a")).isEqualTo(new Ranking.Place(2, 1, 4));
        assertThat(ranking.of("c")).isEqualTo(new Ranking.Place(2, 1, 4));
        assertThat(ranking.of("d")).isEqualTo(new Ranking.Place(4, 1, 4));
        assertThat(ranking.of("e")).isEqualTo(new Ranking.Place(1, 10, 2));
        assertThat(ranking.of("f")).isEqualTo(new Ranking.Place(2, 10, 2));
        assertThat(ranking.of("g")).isEqualTo(new Ranking.Place(1, 50, 1));
        assertThat(ranking.of("h")).isNull();
        assertThat(ranking.of("i")).isNull();
    }
}
