package org.steelyard.assessment.year.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.assessment.year.AssessmentYear;
import org.steelyard.assessment.year.Results;
import org.steelyard.assessment.year.UnitYear;
import org.steelyard.assessment.year.YearApproval;
import org.steelyard.assessment.year.YearBoard;
import org.steelyard.assessment.year.YearFreezing;
import org.steelyard.assessment.year.YearReviewing;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.ReviewStage;
import org.steelyard.contracts.UnitKind;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

/** The steps of a county's year, from self-assessment to the plaque that is taken down. */
@RestController
@RequestMapping("/api/assessments/{year}")
class YearController {

    /** Points as they come in: a decimal string from 0 to 105, so that no client rounds it. */
    private static final String POINTS = "(\\d{1,2}|10[0-4])(\\.\\d{1,20})?|105(\\.0{1,20})?";

    private final YearBoard board;
    private final YearFreezing freezing;
    private final YearReviewing reviewing;
    private final YearApproval approval;
    private final Clock clock;

    YearController(
            YearBoard board, YearFreezing freezing, YearReviewing reviewing, YearApproval approval, Clock clock) {
        this.board = board;
        this.freezing = freezing;
        this.reviewing = reviewing;
        this.approval = approval;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<YearView> year(@PathVariable @Min(2000) @Max(2100) int year, Caller caller) {
        return answer(board.year(year, caller), caller);
    }

    private ResponseEntity<YearView> answer(AssessmentYear year, Caller caller) {
        return Answers.ok(year, one -> YearView.of(one, board.days(one), board.seesResults(one, caller)));
    }

    private Moment now(Caller caller) {
        return Moment.of(null, null, caller, clock.instant());
    }

    @PostMapping("/self-assessments")
    ResponseEntity<UnitYearView> assess(
            @PathVariable @Min(2000) @Max(2100) int year,
            @Valid @RequestBody Assess body,
            Caller caller,
            Conditions conditions) {
        var at = Moment.of(body.occurredAt(), body.recordedAt(), caller, clock.instant());
        return Answers.ok(
                reviewing.assess(
                        year, body.unit(), body.sum(), body.byIndicator(), body.remarks(), caller, at, conditions),
                UnitYearView::of);
    }

    @PostMapping("/reviews")
    ResponseEntity<?> review(
            @PathVariable @Min(2000) @Max(2100) int year,
            @Valid @RequestBody Review body,
            Caller caller,
            Conditions conditions) {
        var at = Moment.of(body.occurredAt(), body.recordedAt(), caller, clock.instant());
        return body.unit() == null
                ? answer(
                        reviewing.reviewCounty(
                                year, body.stage(), body.agreed(), body.remarks(), caller, at, conditions),
                        caller)
                : Answers.ok(
                        reviewing.review(
                                year, body.stage(), body.unit(), body.agreed(), body.remarks(), caller, at, conditions),
                        UnitYearView::of);
    }

    @PostMapping("/freeze")
    ResponseEntity<YearView> freeze(
            @PathVariable @Min(2000) @Max(2100) int year,
            @Valid @RequestBody Freeze body,
            Caller caller,
            Conditions conditions) {
        var asOf = body.asOf() == null ? null : body.asOf().toInstant();
        return answer(freezing.freeze(year, asOf, body.reason(), caller, now(caller), conditions), caller);
    }

    @PostMapping("/freeze/verification")
    YearFreezing.Verification verify(@PathVariable @Min(2000) @Max(2100) int year, Caller caller) {
        return freezing.verify(year, caller);
    }

    @PostMapping("/notice")
    ResponseEntity<YearView> publish(
            @PathVariable @Min(2000) @Max(2100) int year,
            @Valid @RequestBody Reason body,
            Caller caller,
            Conditions conditions) {
        return answer(reviewing.publish(year, body.reason(), caller, now(caller), conditions), caller);
    }

    @PostMapping("/approval")
    ResponseEntity<YearView> approve(
            @PathVariable @Min(2000) @Max(2100) int year,
            @Valid @RequestBody Reason body,
            Caller caller,
            Conditions conditions) {
        return answer(approval.approve(year, body.reason(), caller, now(caller), conditions), caller);
    }

    @PostMapping("/commendations")
    ResponseEntity<YearView> commend(
            @PathVariable @Min(2000) @Max(2100) int year,
            @Valid @RequestBody Reason body,
            Caller caller,
            Conditions conditions) {
        return answer(approval.commend(year, body.reason(), caller, now(caller), conditions), caller);
    }

    @GetMapping("/commendations")
    List<String> commendations(@PathVariable @Min(2000) @Max(2100) int year, Caller caller) {
        return board.year(year, caller).commended();
    }

    @PostMapping("/rectifications")
    ResponseEntity<UnitYearView> order(
            @PathVariable @Min(2000) @Max(2100) int year,
            @Valid @RequestBody OfUnit body,
            Caller caller,
            Conditions conditions) {
        return Answers.ok(
                approval.order(year, body.unit(), body.reason(), caller, now(caller), conditions), UnitYearView::of);
    }

    @PostMapping("/rectifications/{unit}/inspection")
    ResponseEntity<UnitYearView> inspect(
            @PathVariable @Min(2000) @Max(2100) int year,
            @PathVariable String unit,
            @Valid @RequestBody Inspect body,
            Caller caller,
            Conditions conditions) {
        return Answers.ok(
                approval.inspect(year, unit, body.passed(), body.reason(), caller, now(caller), conditions),
                UnitYearView::of);
    }

    @PostMapping("/plaque-removals")
    ResponseEntity<UnitYearView> removePlaque(
            @PathVariable @Min(2000) @Max(2100) int year,
            @Valid @RequestBody OfUnit body,
            Caller caller,
            Conditions conditions) {
        return Answers.ok(
                approval.removePlaque(year, body.unit(), body.reason(), caller, now(caller), conditions),
                UnitYearView::of);
    }

    @GetMapping("/plaque-removals")
    Page<UnitYearView> proposedRemovals(@PathVariable @Min(2000) @Max(2100) int year, Caller caller, PageRequest page) {
        return page.page(approval.proposedRemovals(year, caller, page), UnitYear::id, UnitYearView::of);
    }

    @GetMapping("/units")
    Page<UnitYearView> units(@PathVariable @Min(2000) @Max(2100) int year, Caller caller, PageRequest page) {
        return page.page(board.units(year, caller, page), UnitYear::id, UnitYearView::of);
    }

    @GetMapping("/results")
    Page<ResultRow> results(@PathVariable @Min(2000) @Max(2100) int year, Caller caller, PageRequest page) {
        var after = page.after();
        var wanted = board.standings(year, caller).stream()
                .filter(one -> after == null || one.summary().unit().compareTo(after) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return page.page(wanted, one -> one.summary().unit(), ResultRow::of);
    }

    @GetMapping("/results/{unit}")
    ResultView result(@PathVariable @Min(2000) @Max(2100) int year, @PathVariable String unit, Caller caller) {
        return new ResultView(ResultRow.of(board.standing(year, unit, caller)), board.explained(year, unit, caller));
    }

    /** A unit's place in the year; {@code frozen} is the score before any appeal. */
    record ResultRow(
            String unit,
            String name,
            UnitKind kind,
            String scheme,
            @Nullable BigDecimal score,
            @Nullable BigDecimal shown,
            @Nullable BigDecimal frozen,
            @Nullable Grade grade,
            boolean vetoed,
            int entries,
            @Nullable Integer place,
            @Nullable Integer peersFrom,
            @Nullable Integer peers,
            int round,
            String digest) {

        static ResultRow of(Results.Standing one) {
            var place = one.place();
            return new ResultRow(
                    one.summary().unit(),
                    one.summary().name(),
                    one.summary().kind(),
                    one.summary().scheme(),
                    one.summary().score(),
                    one.summary().shown(),
                    one.frozen(),
                    one.grade(),
                    one.vetoed(),
                    one.summary().entries(),
                    place == null ? null : place.place(),
                    place == null ? null : place.from(),
                    place == null ? null : place.peers(),
                    one.round(),
                    one.digest());
        }
    }

    /** With every figure, as frozen first and after each appeal that changed something. */
    record ResultView(ResultRow standing, List<ScoreView> rounds) {}

    record Reason(@NotBlank @Size(max = 500) String reason) {}

    record Freeze(
            @Nullable OffsetDateTime asOf,
            @NotBlank @Size(max = 500) String reason) {}

    record OfUnit(
            @NotBlank @Size(max = 32) String unit,
            @NotBlank @Size(max = 500) String reason) {}

    record Inspect(
            boolean passed, @NotBlank @Size(max = 500) String reason) {}

    record Assess(
            @NotBlank @Size(max = 32) String unit,
            @Nullable @Pattern(regexp = POINTS) String score,

            @Nullable @Size(max = 100)
            Map<@Size(max = 16) String, @NotNull @Pattern(regexp = POINTS) String> indicators,

            @Nullable @Size(max = 2000) String remarks,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {

        @Nullable
        BigDecimal sum() {
            return score == null ? null : new BigDecimal(score);
        }

        Map<String, BigDecimal> byIndicator() {
            var points = new HashMap<String, BigDecimal>();
            if (indicators != null) {
                indicators.forEach((code, said) -> points.put(code, new BigDecimal(said)));
            }
            return points;
        }
    }

    record Review(
            @NotNull ReviewStage stage,
            @Nullable @Size(max = 32) String unit,
            boolean agreed,
            @NotBlank @Size(max = 2000) String remarks,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}
}
