package org.steelyard.escalation.referral.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.contracts.AssistanceKind;
import org.steelyard.contracts.ResolutionOutcome;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.escalation.referral.CountyDecision;
import org.steelyard.escalation.referral.CountyDecision.Bearer;
import org.steelyard.escalation.referral.OfficeWork;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;

/** What offices, units and the county do with a referral that is on its way. */
@RestController
@RequestMapping("/api/escalations/{id}")
class OfficeWorkController {

    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_CODE = 64;

    private final OfficeWork work;
    private final CountyDecision county;
    private final Entries entries;

    OfficeWorkController(OfficeWork work, CountyDecision county, Entries entries) {
        this.work = work;
        this.county = county;
        this.entries = entries;
    }

    @PostMapping("/acknowledgement")
    ResponseEntity<EscalationView> acknowledge(
            @PathVariable String id, @Valid @RequestBody Acknowledge body, Caller caller, Conditions conditions) {
        var entry = entries.of(body.occurredAt(), body.recordedAt(), caller);
        return Answers.ok(work.acknowledge(id, entry, caller, conditions), EscalationView::of);
    }

    @PostMapping("/return")
    ResponseEntity<EscalationView> sendBack(
            @PathVariable String id, @Valid @RequestBody SendBack body, Caller caller, Conditions conditions) {
        var entry = entries.of(body.occurredAt(), body.recordedAt(), caller);
        return Answers.ok(work.sendBack(id, body.reason(), body.note(), entry, caller, conditions), EscalationView::of);
    }

    @PostMapping("/resolution")
    ResponseEntity<EscalationView> resolve(
            @PathVariable String id, @Valid @RequestBody Resolve body, Caller caller, Conditions conditions) {
        var entry = entries.of(body.occurredAt(), body.recordedAt(), caller);
        return Answers.ok(work.resolve(id, body.outcome(), body.note(), entry, caller, conditions), EscalationView::of);
    }

    @PostMapping("/transfer")
    ResponseEntity<EscalationView> transfer(
            @PathVariable String id, @Valid @RequestBody Transfer body, Caller caller, Conditions conditions) {
        var entry = entries.of(body.occurredAt(), body.recordedAt(), caller);
        return Answers.ok(
                work.transfer(id, body.office(), body.reason(), entry, caller, conditions), EscalationView::of);
    }

    @PostMapping("/joint-offices")
    ResponseEntity<EscalationView> join(
            @PathVariable String id, @Valid @RequestBody Join body, Caller caller, Conditions conditions) {
        var entry = entries.of(body.occurredAt(), body.recordedAt(), caller);
        return Answers.ok(work.join(id, body.office(), entry, caller, conditions), EscalationView::of);
    }

    @PostMapping("/assistance-requests")
    ResponseEntity<EscalationView> askForHelp(
            @PathVariable String id, @Valid @RequestBody AskForHelp body, Caller caller, Conditions conditions) {
        var entry = entries.of(body.occurredAt(), body.recordedAt(), caller);
        return Answers.ok(
                work.askForHelp(id, body.kind(), body.question(), entry, caller, conditions), EscalationView::of);
    }

    @PostMapping("/assistance")
    ResponseEntity<EscalationView> help(
            @PathVariable String id, @Valid @RequestBody Help body, Caller caller, Conditions conditions) {
        var entry = entries.of(body.occurredAt(), body.recordedAt(), caller);
        return Answers.ok(work.help(id, body.request(), body.answer(), entry, caller, conditions), EscalationView::of);
    }

    @PostMapping("/decision")
    ResponseEntity<EscalationView> decide(
            @PathVariable String id, @Valid @RequestBody Decide body, Caller caller, Conditions conditions) {
        var entry = entries.of(body.occurredAt(), body.recordedAt(), caller);
        return Answers.ok(
                county.decide(id, body.bearer(), body.office(), body.reason(), entry, caller, conditions),
                EscalationView::of);
    }

    /** What {@code POST …/acknowledgement} takes. */
    record Acknowledge(
            @Nullable OffsetDateTime occurredAt, @Nullable OffsetDateTime recordedAt) {}

    /** What {@code POST …/return} takes. */
    record SendBack(
            @NotNull ReturnReason reason,
            @Nullable @Size(max = LONGEST_TEXT) @PlainText String note,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}

    /** What {@code POST …/resolution} takes. */
    record Resolve(
            @NotNull ResolutionOutcome outcome,
            @Nullable @Size(max = LONGEST_TEXT) @PlainText String note,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}

    /** What {@code POST …/transfer} takes. */
    record Transfer(
            @NotBlank @Size(max = LONGEST_CODE) String office,
            @NotBlank @Size(max = LONGEST_TEXT) @PlainText String reason,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}

    /** What {@code POST …/joint-offices} takes. */
    record Join(
            @NotBlank @Size(max = LONGEST_CODE) String office,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}

    /** What {@code POST …/assistance-requests} takes. */
    record AskForHelp(
            @NotNull AssistanceKind kind,
            @NotBlank @Size(max = LONGEST_TEXT) @PlainText String question,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}

    /** What {@code POST …/assistance} takes. */
    record Help(
            @NotNull @Min(1) Integer request,
            @NotBlank @Size(max = LONGEST_TEXT) @PlainText String answer,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}

    /** What {@code POST …/decision} takes. */
    record Decide(
            @NotNull Bearer bearer,
            @Nullable @Size(min = 1, max = LONGEST_CODE) String office,
            @NotBlank @Size(max = LONGEST_TEXT) @PlainText String reason,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}
}
