package org.steelyard.assessment.evidence;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.assessment.scheme.Schemes;
import org.steelyard.assessment.score.ChildScore;
import org.steelyard.assessment.score.Filing;
import org.steelyard.assessment.score.Offers;
import org.steelyard.assessment.score.Question;
import org.steelyard.assessment.score.Scorer;
import org.steelyard.assessment.score.UnitCard;
import org.steelyard.assessment.score.UnitFacts;
import org.steelyard.assessment.score.UnitScore;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.CalendarMissing;
import org.steelyard.platform.problem.FieldRefused;

/** Scores a unit from its kept facts, by the same function as the live engine, as of any instant and by any scheme. */
@Component
public class Explaining {

    private final FactStore facts;
    private final Scorer scorer;
    private final Schemes schemes;

    Explaining(FactStore facts, Scorer scorer, Schemes schemes) {
        this.facts = facts;
        this.scorer = scorer;
        this.schemes = schemes;
    }

    /** How a unit is known now; none if no such unit was ever registered. */
    public Optional<UnitCard> card(String unit) {
        var known = new UnitFacts();
        facts.of(List.of(unit), event -> {
            if (Filing.of(event) instanceof Filing.OfUnit(UnitCard card)) {
                var unused = known.add(card);
            }
        });
        return Optional.ofNullable(known.newestCard());
    }

    /**
     * The score of a unit.
     *
     * @param scheme {@code id@version}, none for the one in force
     */
    public UnitScore score(UnitCard unit, Question question, @Nullable String scheme) {
        try {
            return compute(unit, question, chosen(unit, question, scheme));
        } catch (CalendarMissing missing) {
            throw new CalendarNeeded(missing);
        }
    }

    private Scheme chosen(UnitCard unit, Question question, @Nullable String ref) {
        if (ref == null) {
            return schemes.of(unit.unit().kind(), question.period(), question.asOf())
                    .orElseThrow(() -> new NoScheme(unit.unit().code(), question.period()));
        }
        return schemes.byRef(ref)
                .filter(scheme -> scheme.kind() == unit.unit().kind())
                .orElseThrow(() -> new FieldRefused(
                        "scheme",
                        "one-of",
                        schemes.all().stream()
                                .filter(scheme -> scheme.kind() == unit.unit().kind())
                                .map(Scheme::ref)
                                .toList()
                                .toString()));
    }

    private UnitScore compute(UnitCard unit, Question question, Scheme scheme) {
        var code = unit.unit().code();
        var offers = offers();
        var own = load(List.of(code)).getOrDefault(code, new UnitFacts());
        var children =
                unit.unit().kind() == UnitKind.STATION ? children(code, offers, question) : List.<ChildScore>of();
        return scorer.score(new Scorer.Known(own, offers), children, scheme, question);
    }

    /** The points that, as known then, were this station's, closed ones too. */
    private List<ChildScore> children(String station, Offers offers, Question question) {
        var scheme =
                schemes.of(UnitKind.POINT, question.period(), question.asOf()).orElse(null);
        if (scheme == null) {
            return List.of();
        }
        return load(facts.everUnder(station)).values().stream()
                .filter(point -> point.card(question.asOf()) instanceof UnitCard card && station.equals(card.station()))
                .map(point -> scorer.score(new Scorer.Known(point, offers), List.of(), scheme, question)
                        .asChild())
                .toList();
    }

    /** Everything offered to many units at once. */
    Offers offers() {
        return offers(Horizon.OPEN);
    }

    /** The same within a horizon. */
    Offers offers(Horizon horizon) {
        var offers = new Offers();
        facts.offers(horizon, event -> {
            if (Filing.of(event) instanceof Filing.ForAreas offer) {
                var unused = offers.add(offer.offer());
            }
        });
        return offers;
    }

    Map<String, UnitFacts> load(Collection<String> units) {
        return load(units, Horizon.OPEN);
    }

    /** The same within a horizon. */
    Map<String, UnitFacts> load(Collection<String> units, Horizon horizon) {
        var all = new HashMap<String, UnitFacts>();
        if (!units.isEmpty()) {
            facts.of(units, horizon, event -> file(event, horizon, all));
            horizon.decided().stream()
                    .filter(event -> units.contains(event.origin().unit().code()))
                    .forEach(event -> file(event, horizon, all));
        }
        return all;
    }

    private static void file(Event event, Horizon horizon, Map<String, UnitFacts> all) {
        var unused = switch (Filing.of(event)) {
            case Filing.InUnit step ->
                all.computeIfAbsent(step.unit(), _ -> new UnitFacts()).add(step.file(), horizon.counted(step.step()));
            case Filing.OfUnit card ->
                all.computeIfAbsent(card.card().unit().code(), _ -> new UnitFacts())
                        .add(card.card());
            case Filing.ForAreas _, Filing.Nowhere _ -> false;
        };
    }
}
