package org.steelyard.assessment.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.assessment.scheme.SchemeReader;
import org.steelyard.assessment.scheme.Schemes;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** Scores of the default schemes for a log of events. */
public final class Scored {

    public static final WorkingCalendar CALENDAR = WorkingCalendar.china();
    public static final Schemes SCHEMES = new Schemes(List.of(scheme("station-1"), scheme("point-1")));

    private Scored() {}

    private static Scheme scheme(String name) {
        var file = "/schemes/" + name + ".yaml";
        return SchemeReader.read(file, Objects.requireNonNull(Scored.class.getResourceAsStream(file), "scheme file"));
    }

    /** The score of one unit, as of a local time, for 2026. */
    static UnitScore of(Collection<Event> log, UnitRef unit, String asOf) {
        return of(log, unit, new Question(2026, Life.at(asOf), true));
    }

    /** The score of one unit with its points, if it is a station. */
    static UnitScore of(Collection<Event> log, UnitRef unit, Question question) {
        var units = new LinkedHashMap<String, UnitFacts>();
        var offers = new Offers();
        for (var event : log) {
            switch (Filing.of(event)) {
                case Filing.InUnit step -> facts(units, step.unit()).add(step.file(), step.step());
                case Filing.OfUnit card ->
                    facts(units, card.card().unit().code()).add(card.card());
                case Filing.ForAreas offer -> offers.add(offer.offer());
                case Filing.Nowhere() -> {}
            }
        }
        var scorer = new Scorer(CALENDAR);
        var children = new ArrayList<ChildScore>();
        for (var facts : units.values()) {
            var card = facts.card(question.asOf());
            if (card != null && unit.code().equals(card.station())) {
                children.add(scorer.score(known(facts, offers), List.of(), point(), question)
                        .asChild());
            }
        }
        return scorer.score(
                known(facts(units, unit.code()), offers),
                children,
                unit.kind() == UnitKind.POINT ? point() : station(),
                question);
    }

    private static UnitFacts facts(Map<String, UnitFacts> units, String code) {
        return units.computeIfAbsent(code, _ -> new UnitFacts());
    }

    private static Scorer.Known known(UnitFacts facts, Offers offers) {
        return new Scorer.Known(facts, offers);
    }

    public static Scheme point() {
        return SCHEMES.of(UnitKind.POINT, 2026).orElseThrow();
    }

    public static Scheme station() {
        return SCHEMES.of(UnitKind.STATION, 2026).orElseThrow();
    }

    static IndicatorScore indicator(UnitScore score, String code) {
        return score.indicators()
                .filter(indicator -> indicator.indicator().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** {@code k/n}, or the reason it does not apply. */
    static String rate(UnitScore score, String code) {
        var measured = indicator(score, code).measured();
        return measured.reason() == null
                ? shown(measured.k()) + "/" + measured.n()
                : Objects.requireNonNull(measured.reason()).name();
    }

    private static String shown(@Nullable Ratio ratio) {
        return ratio == null ? "none" : ratio.toDecimal().toPlainString();
    }

    /** With so many decimals, half-up. */
    static String shown(@Nullable Ratio ratio, int decimals) {
        return ratio == null ? "none" : ratio.toDecimal(decimals).toPlainString();
    }
}
