package org.steelyard.assessment.year.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.year.Appeal;
import org.steelyard.assessment.year.AppealHandling;
import org.steelyard.assessment.year.CaseExclusions;
import org.steelyard.assessment.year.Exclusion;
import org.steelyard.assessment.year.Veto;
import org.steelyard.assessment.year.VetoReviewing;
import org.steelyard.contracts.AppealDecision;
import org.steelyard.contracts.AppealMatter;
import org.steelyard.contracts.ExclusionGround;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.VetoGround;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

/** What is disputed in a year: vetoes, cases left out, appeals. */
@RestController
@RequestMapping("/api/assessments/{year}")
class DisputeController {

    private final VetoReviewing vetoes;
    private final CaseExclusions exclusions;
    private final AppealHandling appeals;
    private final Clock clock;

    DisputeController(VetoReviewing vetoes, CaseExclusions exclusions, AppealHandling appeals, Clock clock) {
        this.vetoes = vetoes;
        this.exclusions = exclusions;
        this.appeals = appeals;
        this.clock = clock;
    }

    private Moment now(Caller caller) {
        return Moment.of(null, null, caller, clock.instant());
    }

    @GetMapping("/vetoes")
    Page<VetoView> vetoes(@PathVariable @Min(2000) @Max(2100) int year, Caller caller, PageRequest page) {
        return page.page(vetoes.vetoes(year, caller, page), veto -> veto.id(), VetoView::of);
    }

    @PostMapping("/vetoes")
    ResponseEntity<VetoView> propose(
            @PathVariable @Min(2000) @Max(2100) int year,
            @Valid @RequestBody Propose body,
            Caller caller,
            Conditions conditions) {
        return Answers.created(
                vetoes.propose(
                        year,
                        body.unit(),
                        body.ground(),
                        body.evidence(),
                        body.reason(),
                        caller,
                        now(caller),
                        conditions),
                "/api/assessments/" + year + "/vetoes",
                VetoView::of);
    }

    @PostMapping("/vetoes/{id}/confirmation")
    ResponseEntity<VetoView> confirm(
            @PathVariable @Min(2000) @Max(2100) int year,
            @PathVariable String id,
            @Valid @RequestBody Reason body,
            Caller caller,
            Conditions conditions) {
        return Answers.ok(vetoes.confirm(year, id, body.reason(), caller, now(caller), conditions), VetoView::of);
    }

    @PostMapping("/vetoes/{id}/lifting")
    ResponseEntity<VetoView> turnDown(
            @PathVariable @Min(2000) @Max(2100) int year,
            @PathVariable String id,
            @Valid @RequestBody Reason body,
            Caller caller,
            Conditions conditions) {
        return Answers.ok(vetoes.turnDown(year, id, body.reason(), caller, now(caller), conditions), VetoView::of);
    }

    @GetMapping("/exclusions")
    Page<ExclusionsView> exclusions(@PathVariable @Min(2000) @Max(2100) int year, Caller caller, PageRequest page) {
        return page.page(exclusions.list(year, caller, page), one -> one.unit().code(), ExclusionsView::of);
    }

    @PostMapping("/exclusions")
    ResponseEntity<ExclusionView> exclude(
            @PathVariable @Min(2000) @Max(2100) int year,
            @Valid @RequestBody Exclude body,
            Caller caller,
            Conditions conditions) {
        return Answers.ok(
                exclusions.exclude(
                        year, body.complaint(), body.ground(), body.reason(), caller, now(caller), conditions),
                ExclusionView::of);
    }

    @PostMapping("/exclusions/{complaint}/readmission")
    ResponseEntity<ExclusionView> readmit(
            @PathVariable @Min(2000) @Max(2100) int year,
            @PathVariable String complaint,
            @Valid @RequestBody Reason body,
            Caller caller,
            Conditions conditions) {
        return Answers.ok(
                exclusions.readmit(year, complaint, body.reason(), caller, now(caller), conditions), ExclusionView::of);
    }

    @GetMapping("/appeals")
    Page<AppealView> appeals(@PathVariable @Min(2000) @Max(2100) int year, Caller caller, PageRequest page) {
        return page.page(appeals.appeals(year, caller, page), appeal -> appeal.id(), AppealView::of);
    }

    @GetMapping("/appeals/{id}")
    ResponseEntity<AppealView> appeal(
            @PathVariable @Min(2000) @Max(2100) int year, @PathVariable String id, Caller caller) {
        return Answers.ok(appeals.appeal(year, id, caller), AppealView::of);
    }

    @PostMapping("/appeals")
    ResponseEntity<AppealView> file(
            @PathVariable @Min(2000) @Max(2100) int year,
            @Valid @RequestBody FileAppeal body,
            Caller caller,
            Conditions conditions) {
        var at = Moment.of(body.occurredAt(), body.recordedAt(), caller, clock.instant());
        return Answers.created(
                appeals.file(
                        year,
                        body.unit(),
                        body.matter(),
                        orNone(body.indicators()),
                        body.grounds(),
                        caller,
                        at,
                        conditions),
                "/api/assessments/" + year + "/appeals",
                AppealView::of);
    }

    @PostMapping("/appeals/{id}/decision")
    ResponseEntity<AppealView> decide(
            @PathVariable @Min(2000) @Max(2100) int year,
            @PathVariable String id,
            @Valid @RequestBody DecideAppeal body,
            Caller caller,
            Conditions conditions) {
        var decide = new AppealHandling.Decide(
                body.decision(),
                orNone(body.admit()),
                orNone(body.exclude()).stream()
                        .map(out -> new Appeal.Out(out.complaint(), out.ground()))
                        .toList(),
                orNone(body.readmit()),
                Boolean.TRUE.equals(body.liftVeto()),
                body.reason());
        return Answers.ok(appeals.decide(year, id, decide, caller, now(caller), conditions), AppealView::of);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    record Reason(@NotBlank @Size(max = 500) String reason) {}

    record Propose(
            @NotBlank @Size(max = 32) String unit,
            @NotNull VetoGround ground,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 128) String> evidence,
            @NotBlank @Size(max = 500) String reason) {}

    record Exclude(
            @NotBlank @Size(max = 128) String complaint,
            @NotNull ExclusionGround ground,
            @NotBlank @Size(max = 500) String reason) {}

    record FileAppeal(
            @NotBlank @Size(max = 32) String unit,
            @NotNull AppealMatter matter,
            @Nullable @Size(max = 60) List<@NotBlank @Size(max = 16) String> indicators,
            @NotBlank @Size(max = 4000) String grounds,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}

    record DecideAppeal(
            @NotNull AppealDecision decision,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 200) String> admit,
            @Nullable @Size(max = 100) List<@NotNull @Valid Out> exclude,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 128) String> readmit,
            @Nullable Boolean liftVeto,
            @NotBlank @Size(max = 2000) String reason) {}

    record Out(
            @NotBlank @Size(max = 128) String complaint,
            @NotNull ExclusionGround ground) {}

    record VetoView(
            String id,
            UnitRef unit,
            VetoGround ground,
            List<String> evidence,
            Veto.State state,
            YearView.StepView proposed,
            List<YearView.StepView> confirmations,
            YearView.@Nullable StepView lifted) {

        static VetoView of(Veto veto) {
            var lifted = veto.lifted();
            return new VetoView(
                    veto.id(),
                    veto.unit(),
                    veto.ground(),
                    veto.evidence(),
                    veto.state(),
                    YearView.StepView.of(veto.proposed()),
                    veto.confirmations().stream().map(YearView.StepView::of).toList(),
                    lifted == null ? null : YearView.StepView.of(lifted));
        }
    }

    record ExclusionView(String complaint, UnitRef unit, boolean excluded, List<TurnView> turns) {
        static ExclusionView of(Exclusion one) {
            return new ExclusionView(
                    one.complaint(),
                    one.unit(),
                    one.isExcluded(),
                    one.turns().stream()
                            .map(turn -> new TurnView(turn.ground(), YearView.StepView.of(turn.step())))
                            .toList());
        }
    }

    record TurnView(@Nullable ExclusionGround ground, YearView.StepView step) {}

    record ExclusionsView(UnitRef unit, long cases, long excluded, boolean alert, List<ExclusionView> items) {
        static ExclusionsView of(CaseExclusions.OfUnit one) {
            return new ExclusionsView(
                    one.unit(),
                    one.cases(),
                    one.excluded(),
                    one.alert(),
                    one.exclusions().stream().map(ExclusionView::of).toList());
        }
    }

    record AppealView(
            String id,
            UnitRef unit,
            AppealMatter matter,
            List<String> indicators,
            String grounds,
            Instant filedAt,
            LocalDate answerDueOn,
            boolean decided,
            @Nullable AppealDecision decision,
            @Nullable String reason,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after) {

        static AppealView of(Appeal appeal) {
            var ruling = appeal.ruling();
            var effect = appeal.effect();
            return new AppealView(
                    appeal.id(),
                    appeal.unit(),
                    appeal.matter(),
                    appeal.indicators(),
                    appeal.grounds(),
                    appeal.filedAt(),
                    appeal.answerDueOn(),
                    appeal.isDecided(),
                    ruling == null ? null : ruling.decision(),
                    ruling == null ? null : ruling.step().reason(),
                    effect == null ? null : effect.before(),
                    effect == null ? null : effect.after());
        }
    }
}
