package org.steelyard.assessment.year;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.evidence.CountyScoring;
import org.steelyard.assessment.evidence.Horizon;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.assessment.scheme.Schemes;
import org.steelyard.assessment.score.Question;
import org.steelyard.assessment.score.Ranking;
import org.steelyard.assessment.score.ScoreSummary;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.assessment.score.ScoringJson;
import org.steelyard.assessment.score.UnitScore;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.event.EventCodec;
import tools.jackson.databind.json.JsonMapper;

/** Computes results of a year and knows which of them holds. */
@Component
public class Results {

    private final YearRecords records;
    private final CountyScoring scoring;
    private final Schemes schemes;
    private final EventCodec codec;
    private final JsonMapper json = ScoringJson.mapper();

    Results(YearRecords records, CountyScoring scoring, Schemes schemes, EventCodec codec) {
        this.records = records;
        this.scoring = scoring;
        this.schemes = schemes;
        this.codec = codec;
    }

    /**
     * How a unit stands in a year.
     *
     * @param grade with vetoes
     * @param place among its peers, none if it is listed apart
     * @param frozen its score as frozen, before any appeal
     */
    public record Standing(
            ScoreSummary summary,
            @Nullable Grade grade,
            boolean vetoed,
            Ranking.@Nullable Place place,
            @Nullable BigDecimal frozen,
            int round,
            String digest) {}

    /** All units of a county in the order of their codes. */
    public List<Standing> standings(String county, int year) {
        var rounds = rounds(county, year);
        var vetoed = vetoed(county, year);
        var summaries = new TreeMap<String, ScoreSummary>();
        rounds.forEach(
                (unit, all) -> summaries.put(unit, summary(all.lastEntry().getValue())));
        var ranking = new Ranking(List.copyOf(summaries.values()), schemes);
        return summaries.values().stream()
                .map(summary -> {
                    var all = java.util.Objects.requireNonNull(rounds.get(summary.unit()));
                    var last = all.lastEntry().getValue();
                    var veto = vetoed.contains(summary.unit());
                    return new Standing(
                            summary,
                            veto ? Grade.UNQUALIFIED : last.grade(),
                            veto,
                            ranking.of(summary.unit()),
                            summary(all.firstEntry().getValue()).score(),
                            last.round(),
                            last.digest());
                })
                .toList();
    }

    /** The explained results of a unit, as frozen first, each round after. */
    public List<ScoreView> explained(String county, String unit, int year) {
        var all = rounds(county, year).get(unit);
        return all == null
                ? List.of()
                : all.values().stream()
                        .map(result -> json.readValue(result.view(), ScoreView.class))
                        .toList();
    }

    private Collection<String> vetoed(String county, int year) {
        return records.all(county, year, Veto.class).stream()
                .filter(veto -> veto.state() == Veto.State.EFFECTIVE)
                .map(veto -> veto.unit().code())
                .collect(Collectors.toSet());
    }

    Map<String, TreeMap<Integer, UnitResult>> rounds(String county, int year) {
        var all = new TreeMap<String, TreeMap<Integer, UnitResult>>();
        records.all(county, year, UnitResult.class)
                .forEach(result ->
                        all.computeIfAbsent(result.unit(), _ -> new TreeMap<>()).put(result.round(), result));
        return all;
    }

    ScoreSummary summary(UnitResult result) {
        return summary(result.summary());
    }

    private ScoreSummary summary(String text) {
        return json.readValue(text, ScoreSummary.class);
    }

    /** What was read when the year was frozen, and what the first so many appeals let count. */
    private Horizon horizon(AssessmentYear year, AssessmentYear.Begun begun, int round) {
        var admitted = year.admissions().subList(0, round);
        return new Horizon(
                begun.cutOff(),
                begun.offsets(),
                admitted.stream().flatMap(one -> one.events().stream()).collect(Collectors.toSet()),
                admitted.stream()
                        .flatMap(one -> one.decided().stream())
                        .flatMap(fact -> EventCatalogue.byType(fact.type()).stream()
                                .<Event>map(type -> codec.read(
                                        type.<Event>asSubclass(Event.class),
                                        fact.json().getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                        .toList());
    }

    /** Computes the whole county. */
    Map<String, UnitResult> compute(AssessmentYear year, AssessmentYear.Begun begun, int round) {
        var all = new TreeMap<String, UnitResult>();
        scoring.score(
                year.county(),
                question(year, begun),
                versions(year),
                horizon(year, begun, round),
                into(year, begun, round, all));
        return all;
    }

    /** Computes one station with its points, which is as far as one unit's result reaches. */
    Map<String, UnitResult> compute(AssessmentYear year, AssessmentYear.Begun begun, int round, String station) {
        var all = new TreeMap<String, UnitResult>();
        scoring.score(
                List.of(station),
                question(year, begun),
                versions(year),
                horizon(year, begun, round),
                into(year, begun, round, all));
        return all;
    }

    /** The versions it was frozen with, whatever came into force since; before that, those in force. */
    private Function<UnitKind, Optional<Scheme>> versions(AssessmentYear year) {
        var frozen = year.frozen();
        return frozen == null
                ? kind -> schemes.of(kind, year.year())
                : kind -> frozen.schemes().stream()
                        .flatMap(ref -> schemes.byRef(ref).stream())
                        .filter(scheme -> scheme.kind() == kind)
                        .findFirst();
    }

    /** Whether what is kept of a unit still says what was computed: its figures, and the short form of them. */
    boolean isWhole(UnitResult kept) {
        var view = json.readValue(kept.view(), ScoreView.class);
        return kept.digest().equals(Figures.hex(Figures.sha256().digest(Figures.of(view))))
                && summary(kept).equals(summary(json.writeValueAsString(ScoreSummary.of(view))));
    }

    private static Question question(AssessmentYear year, AssessmentYear.Begun begun) {
        return new Question(year.year(), begun.cutOff(), false);
    }

    /** Takes the results of the units that serve on the last day before the cut-off: the others are no more, or not yet. */
    private Consumer<UnitScore> into(
            AssessmentYear year, AssessmentYear.Begun begun, int round, Map<String, UnitResult> all) {
        var lastDay = WorkingCalendar.dateOf(begun.cutOff().minusMillis(1));
        return score -> {
            if (!score.card().openOn(lastDay)) {
                return;
            }
            var view = ScoreView.of(score);
            var sum = score.score();
            all.put(
                    view.unit(),
                    new UnitResult(
                            view.unit() + "|" + year.year() + "|" + round,
                            year.county(),
                            view.unit(),
                            year.year(),
                            round,
                            sum == null ? null : score.scheme().gradeOf(sum),
                            json.writeValueAsString(view),
                            json.writeValueAsString(ScoreSummary.of(view)),
                            Figures.hex(Figures.sha256().digest(Figures.of(view)))));
        };
    }

    /** SHA-256 over the figures of all units in the order of their codes. */
    static String digest(Map<String, UnitResult> results, JsonMapper json) {
        var digest = Figures.sha256();
        new TreeMap<>(results)
                .values()
                .forEach(result -> digest.update(Figures.of(json.readValue(result.view(), ScoreView.class))));
        return Figures.hex(digest.digest());
    }

    String digest(Map<String, UnitResult> results) {
        return digest(results, json);
    }

    /** The results of a round that are there, the latest up to it of each unit. */
    Map<String, UnitResult> held(AssessmentYear year, int round) {
        var held = new HashMap<String, UnitResult>();
        rounds(year.county(), year.year()).forEach((unit, all) -> {
            var entry = all.floorEntry(round);
            if (entry != null) {
                held.put(unit, entry.getValue());
            }
        });
        return held;
    }
}
