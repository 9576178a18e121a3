package org.steelyard.assessment.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.assessment.score.ChildScore;
import org.steelyard.assessment.score.Offers;
import org.steelyard.assessment.score.Question;
import org.steelyard.assessment.score.Scorer;
import org.steelyard.assessment.score.UnitFacts;
import org.steelyard.assessment.score.UnitScore;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.CalendarMissing;

/**
 * Scores all stations and points of a county from their kept facts, by the same function as the live engine. One station
 * with its points is in memory at a time, so a county costs what its facts cost to read once.
 */
@Component
public class CountyScoring {

    private final FactStore facts;
    private final Explaining explaining;
    private final Scorer scorer;

    CountyScoring(FactStore facts, Explaining explaining, Scorer scorer) {
        this.facts = facts;
        this.explaining = explaining;
        this.scorer = scorer;
    }

    /**
     * Scores a county, station by station, each after its points.
     *
     * @param schemes which scheme scores a kind of unit; a kind without one is left out
     * @param to takes each score as soon as it is there
     */
    public void score(
            String county, Question question, Function<UnitKind, Optional<Scheme>> schemes, Consumer<UnitScore> to) {
        compare(county, question, List.of(schemes), (_, score) -> to.accept(score));
    }

    /** The same by facts within a horizon only: what a year's freezing read. */
    public void score(
            String county,
            Question question,
            Function<UnitKind, Optional<Scheme>> schemes,
            Horizon horizon,
            Consumer<UnitScore> to) {
        score(facts.stationsEverOf(county), question, schemes, horizon, to);
    }

    /** The same for some stations, each with its points. */
    public void score(
            Collection<String> stations,
            Question question,
            Function<UnitKind, Optional<Scheme>> schemes,
            Horizon horizon,
            Consumer<UnitScore> to) {
        compare(stations, question, List.of(schemes), horizon, (_, score) -> to.accept(score));
    }

    /**
     * Scores a county by several choices of schemes over the very same facts, read once.
     *
     * @param to takes each score with the number of its choice
     */
    public void compare(
            String county,
            Question question,
            List<Function<UnitKind, Optional<Scheme>>> choices,
            BiConsumer<Integer, UnitScore> to) {
        compare(facts.stationsEverOf(county), question, choices, Horizon.OPEN, to);
    }

    private void compare(
            Collection<String> stations,
            Question question,
            List<Function<UnitKind, Optional<Scheme>>> choices,
            Horizon horizon,
            BiConsumer<Integer, UnitScore> to) {
        var offers = explaining.offers(horizon);
        try {
            for (var station : stations) {
                var points = explaining.load(facts.everUnder(station), horizon);
                var own = explaining.load(List.of(station), horizon).getOrDefault(station, new UnitFacts());
                for (int choice = 0; choice < choices.size(); choice++) {
                    var number = choice;
                    score(
                            new Loaded(station, own, points.values()),
                            new Asked(question, choices.get(choice), offers),
                            score -> to.accept(number, score));
                }
            }
        } catch (CalendarMissing missing) {
            throw new CalendarNeeded(missing);
        }
    }

    /** How many stations and points a county ever had: as many scores at most. */
    public int units(String county) {
        return Math.max(facts.everOf(county).size() - 1, 0);
    }

    private record Loaded(String station, UnitFacts own, Collection<UnitFacts> points) {}

    private record Asked(Question question, Function<UnitKind, Optional<Scheme>> schemes, Offers offers) {
        Optional<Scheme> scheme(UnitKind kind) {
            return schemes.apply(kind);
        }
    }

    private void score(Loaded loaded, Asked asked, Consumer<UnitScore> to) {
        var children = new ArrayList<ChildScore>();
        for (var point : loaded.points()) {
            scoreOf(point, List.of(), asked)
                    .filter(score -> loaded.station().equals(score.card().station())) // it may have moved since
                    .ifPresent(score -> {
                        to.accept(score);
                        children.add(score.asChild());
                    });
        }
        scoreOf(loaded.own(), children, asked).ifPresent(to);
    }

    /** None for the county itself, and for a unit nobody had registered by then. */
    private Optional<UnitScore> scoreOf(UnitFacts unit, List<ChildScore> children, Asked asked) {
        var card = unit.card(asked.question().asOf());
        if (card == null) {
            return Optional.empty();
        }
        return asked.scheme(card.unit().kind())
                .map(scheme ->
                        scorer.score(new Scorer.Known(unit, asked.offers()), children, scheme, asked.question()));
    }

    /** The same, all at once and by unit code. */
    public Map<String, UnitScore> scores(
            String county, Question question, Function<UnitKind, Optional<Scheme>> schemes) {
        var all = new java.util.TreeMap<String, UnitScore>();
        score(county, question, schemes, score -> all.put(score.card().unit().code(), score));
        return all;
    }
}
