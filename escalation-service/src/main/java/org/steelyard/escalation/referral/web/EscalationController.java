package org.steelyard.escalation.referral.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ResolutionOutcome;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.escalation.referral.Entry;
import org.steelyard.escalation.referral.EscalationFilter;
import org.steelyard.escalation.referral.EscalationStatus;
import org.steelyard.escalation.referral.ReferralHandling;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

/** Referrals: begun by officers, worked off by offices. */
@RestController
@RequestMapping("/api/escalations")
class EscalationController {

    private final ReferralHandling referrals;
    private final Clock clock;

    EscalationController(ReferralHandling referrals, Clock clock) {
        this.referrals = referrals;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<EscalationView> escalate(@Valid @RequestBody Escalate body, Caller caller, Conditions conditions) {
        var request = new ReferralHandling.Request(body.complaint(), body.office(), body.reason());
        var entry = entry(body.occurredAt(), body.recordedAt(), caller);
        return Answers.created(
                referrals.escalate(request, entry, caller, conditions), "/api/escalations", EscalationView::of);
    }

    @GetMapping
    Page<EscalationView> list(
            @RequestParam @Nullable EscalationStatus status,
            @RequestParam @Nullable String office,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable String complaint,
            Caller caller,
            PageRequest page) {
        var filter = new EscalationFilter(status, office, unit, complaint);
        return page.page(
                referrals.list(filter, caller, page.after(), page.limit() + 1), referrals::placeOf, EscalationView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<EscalationView> one(@PathVariable String id, Caller caller) {
        return Answers.ok(referrals.find(id, caller), EscalationView::of);
    }

    @PostMapping("/{id}/acknowledgement")
    ResponseEntity<EscalationView> acknowledge(
            @PathVariable String id, @Valid @RequestBody Acknowledge body, Caller caller, Conditions conditions) {
        var entry = entry(body.occurredAt(), body.recordedAt(), caller);
        return Answers.ok(referrals.acknowledge(id, entry, caller, conditions), EscalationView::of);
    }

    @PostMapping("/{id}/return")
    ResponseEntity<EscalationView> sendBack(
            @PathVariable String id, @Valid @RequestBody SendBack body, Caller caller, Conditions conditions) {
        var entry = entry(body.occurredAt(), body.recordedAt(), caller);
        return Answers.ok(
                referrals.sendBack(id, body.reason(), body.note(), entry, caller, conditions), EscalationView::of);
    }

    @PostMapping("/{id}/resolution")
    ResponseEntity<EscalationView> resolve(
            @PathVariable String id, @Valid @RequestBody Resolve body, Caller caller, Conditions conditions) {
        var entry = entry(body.occurredAt(), body.recordedAt(), caller);
        return Answers.ok(
                referrals.resolve(id, body.outcome(), body.note(), entry, caller, conditions), EscalationView::of);
    }

    private Entry entry(@Nullable OffsetDateTime occurredAt, @Nullable OffsetDateTime recordedAt, Caller caller) {
        var moment = Moment.of(occurredAt, recordedAt, caller, clock.instant());
        return new Entry(caller.actingRole(), caller.channel(Channel.APP), moment.occurredAt(), moment.recordedAt());
    }

    /** What {@code POST /api/escalations} takes. */
    record Escalate(
            @NotBlank @Size(max = 64) String complaint,
            @Nullable @Size(min = 1, max = 64) String office,
            @Nullable @Size(max = 2000) String reason,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}

    /** What {@code POST …/acknowledgement} takes. */
    record Acknowledge(
            @Nullable OffsetDateTime occurredAt, @Nullable OffsetDateTime recordedAt) {}

    /** What {@code POST …/return} takes. */
    record SendBack(
            @NotNull ReturnReason reason,
            @Nullable @Size(max = 2000) String note,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}

    /** What {@code POST …/resolution} takes. */
    record Resolve(
            @NotNull ResolutionOutcome outcome,
            @Nullable @Size(max = 2000) String note,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}
}
