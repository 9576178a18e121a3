package org.steelyard.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.oracle.ObviousScorer;
import tools.jackson.databind.JsonNode;

/** The scores that everybody sees, held against those of the second scorer. */
final class Scores {

    private Scores() {}

    /** Those of all units of the county. */
    static List<JsonNode> of(RunningSystem system, int year) throws Exception {
        return system.get("regulator", "/api/scores?period=" + year)
                .path("items")
                .valueStream()
                .toList();
    }

    /** Asserts that the second scorer makes the same of the unit, or nothing either. */
    static void agree(JsonNode row, ObviousScorer second) {
        agree(unitOf(row), row.path("score"), second);
    }

    /** Asserts that the second scorer makes this score of the unit, or none either. */
    static void agree(UnitRef unit, JsonNode score, ObviousScorer second) {
        var expected = second.score(unit);
        if (expected.isEmpty()) {
            assertThat(score.isNull()).as("%s: %s", unit.code(), score).isTrue();
        } else {
            assertThat(score.asDouble())
                    .as("%s: %s", unit.code(), second.ratesOf(unit))
                    .isCloseTo(expected.getAsDouble(), within(0.01));
        }
    }

    /** The unit that a row of the list is of. */
    static UnitRef unitOf(JsonNode row) {
        return new UnitRef(
                row.path("unit").asString(),
                UnitKind.valueOf(row.path("kind").asString()),
                row.path("path").valueStream().map(JsonNode::asString).toList());
    }
}
