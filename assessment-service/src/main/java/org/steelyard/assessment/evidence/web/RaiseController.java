package org.steelyard.assessment.evidence.web;

import java.time.Clock;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.evidence.Explaining;
import org.steelyard.assessment.scheme.Indicator;
import org.steelyard.assessment.score.Periods;
import org.steelyard.assessment.score.Question;
import org.steelyard.assessment.score.Raise;
import org.steelyard.assessment.score.Raises;
import org.steelyard.assessment.score.UnitScore;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

/** What moves a unit's result beside its indicators, and what would raise it. */
@RestController
@RequestMapping("/api/scores/{unit}")
class RaiseController {

    private static final int USUAL_RAISES = 3;
    private static final int MOST_RAISES = 50;

    private final Explaining explaining;
    private final MessageSource messages;
    private final Clock clock;

    RaiseController(Explaining explaining, MessageSource messages, Clock clock) {
        this.explaining = explaining;
        this.messages = messages;
        this.clock = clock;
    }

    /** Bonus, deductions, vetoes and excluded cases, each with its events. */
    @GetMapping("/beside")
    Page<BesideView> beside(
            @PathVariable String unit,
            @RequestParam(required = false) @Nullable String period,
            Caller caller,
            PageRequest page) {
        var after = page.after();
        var items = BesideView.of(score(unit, period, caller).beside())
                .sorted(Comparator.comparing(BesideView::key))
                .filter(one -> after == null || one.key().compareTo(after) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return page.page(items, BesideView::key, one -> one);
    }

    /** The smallest next action for each indicator, by what it would gain. */
    @GetMapping("/raises")
    RaiseView raises(
            @PathVariable String unit,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String limit,
            Caller caller) {
        var most = limitOf(limit);
        var score = score(unit, period, caller);
        var now = score.score();
        return new RaiseView(
                unit,
                score.question().period(),
                score.scheme().ref(),
                score.question().asOf(),
                now == null ? null : now.toDecimal(),
                Raises.of(score).stream().limit(most).map(this::item).toList());
    }

    private static int limitOf(@Nullable String limit) {
        if (limit == null) {
            return USUAL_RAISES;
        }
        if (!limit.matches("\\d{1,2}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST_RAISES) {
            throw new FieldRefused("limit", "range", 1, MOST_RAISES);
        }
        return Integer.parseInt(limit);
    }

    private UnitScore score(String unit, @Nullable String period, Caller caller) {
        var card = explaining
                .card(unit)
                .filter(one -> caller.covers(one.unit()))
                .orElseThrow(() -> new NotFound("unit", unit));
        return explaining.score(card, new Question(Periods.of(period, clock), clock.instant(), true), null);
    }

    private RaiseView.Item item(Raise raise) {
        return new RaiseView.Item(
                raise.indicator().code(),
                raise.indicator().title(),
                raise.action(),
                new Indicator.Title(
                        say(raise.action(), Locale.SIMPLIFIED_CHINESE), say(raise.action(), Locale.ENGLISH)),
                raise.parameters(),
                raise.gain().toDecimal(),
                raise.helpsBy());
    }

    private String say(Raise.Action action, Locale language) {
        return messages.getMessage("raise." + action.name(), null, language);
    }
}
