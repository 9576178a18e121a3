package org.steelyard.assessment.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.WarningCategory;

/** What tests of other packages need of the fixtures here. */
public final class Histories {

    private Histories() {}

    /** A session of these modules for one area. */
    public static Event session(String subject, String day, List<String> modules, String area) {
        return Life.session(subject, day, modules, List.of(area));
    }

    /** A food warning to one area. */
    public static Event warning(String subject, String at, String area) {
        return Life.warning(subject, WarningCategory.FOOD, at, List.of(area));
    }

    /** A point with two officers, one of them trained. */
    public static Life trainedPoint() {
        return Life.of(Life.POINT)
                .officer("anna", "2026-01-05", null)
                .officer("bo", "2026-01-05", null)
                .completed("anna", "M1", "2026-04-01");
    }

    /** Another point of the same station. */
    public static UnitRef secondPoint() {
        return new UnitRef("350428100002", UnitKind.POINT, List.of(Life.COUNTY, Life.STATION.code(), "350428100002"));
    }

    /** A random life of a station and its points. */
    public static List<Event> random(long seed) {
        return new RandomLives(seed).log();
    }

    /** The score of each unit in a log. */
    public static Map<String, @Nullable BigDecimal> scores(List<Event> log, Instant asOf) {
        var scores = new HashMap<String, @Nullable BigDecimal>();
        log.stream()
                .map(event -> event.origin().unit())
                .filter(unit -> unit.kind() != UnitKind.COUNTY)
                .distinct()
                .forEach(unit -> {
                    var score = Scored.of(log, unit, new Question(2026, asOf, false))
                            .score();
                    scores.put(unit.code(), score == null ? null : score.toDecimal());
                });
        return scores;
    }
}
