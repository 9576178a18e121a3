package org.steelyard.assessment.evidence.web;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.evidence.Explaining;
import org.steelyard.assessment.score.Evidence;
import org.steelyard.assessment.score.IndicatorScore;
import org.steelyard.assessment.score.LiveScores;
import org.steelyard.assessment.score.Periods;
import org.steelyard.assessment.score.Question;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.assessment.score.UnitCard;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.PageRequest;

/** One unit's score with every figure behind it, live or as of an instant, and the events behind each figure. */
@RestController
@RequestMapping("/api/scores/{unit}")
class ScoreController {

    private final LiveScores scores;
    private final Explaining explaining;
    private final Clock clock;

    ScoreController(LiveScores scores, Explaining explaining, Clock clock) {
        this.scores = scores;
        this.explaining = explaining;
        this.clock = clock;
    }

    /** The live score, or, if an instant or a scheme is given, one computed for it from the kept facts. */
    @GetMapping
    ScoreView score(
            @PathVariable String unit,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable OffsetDateTime asOf,
            @RequestParam(required = false) @Nullable String scheme,
            Caller caller) {
        var year = Periods.of(period, clock);
        if (asOf == null && scheme == null) {
            var live = scores.of(unit, year);
            if (live.isPresent()) {
                return live.filter(score -> caller.covers(score.path())).orElseThrow(() -> new NotFound("unit", unit));
            }
        }
        var card = seen(unit, caller);
        return ScoreView.of(explaining.score(card, new Question(year, instant(asOf), false), scheme));
    }

    /** The subjects behind one indicator, each with its events and why it counts or not; computed when asked. */
    @GetMapping("/indicators/{code}/evidence")
    EvidenceView evidence(
            @PathVariable String unit,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable OffsetDateTime asOf,
            @RequestParam(required = false) @Nullable String scheme,
            Caller caller,
            PageRequest page) {
        var question = new Question(Periods.of(period, clock), instant(asOf), true);
        var score = explaining.score(seen(unit, caller), question, scheme);
        var indicator = score.indicators()
                .filter(one -> one.indicator().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("indicator", code));
        var line = ScoreView.of(score).groups().stream()
                .flatMap(group -> group.indicators().stream())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
        var items = page.page(onPage(indicator, page), ScoreController::key, EvidenceView.Subject::of);
        return new EvidenceView(
                unit, question.period(), score.scheme().ref(), question.asOf(), line, items.items(), items.next());
    }

    private static List<Evidence> onPage(IndicatorScore indicator, PageRequest page) {
        var after = page.after();
        return indicator.measured().evidence().stream()
                .sorted(Comparator.comparing(ScoreController::key))
                .filter(one -> after == null || key(one).compareTo(after) > 0)
                .limit(page.limit() + 1L)
                .toList();
    }

    private static String key(Evidence evidence) {
        return evidence.unit() + "|" + evidence.subject();
    }

    private UnitCard seen(String unit, Caller caller) {
        return explaining
                .card(unit)
                .filter(card -> caller.covers(card.unit()))
                .orElseThrow(() -> new NotFound("unit", unit));
    }

    private Instant instant(@Nullable OffsetDateTime asOf) {
        var now = clock.instant();
        return asOf == null ? now : Moment.asked("asOf", asOf.toInstant(), now);
    }
}
