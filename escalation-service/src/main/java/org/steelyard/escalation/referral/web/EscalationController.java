package org.steelyard.escalation.referral.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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
import org.steelyard.escalation.referral.EscalationFilter;
import org.steelyard.escalation.referral.EscalationStatus;
import org.steelyard.escalation.referral.ReferralHandling;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

/** Referrals: begun by officers, seen by whom they concern. */
@RestController
@RequestMapping("/api/escalations")
class EscalationController {

    private final ReferralHandling referrals;
    private final Entries entries;

    EscalationController(ReferralHandling referrals, Entries entries) {
        this.referrals = referrals;
        this.entries = entries;
    }

    @PostMapping
    ResponseEntity<EscalationView> escalate(@Valid @RequestBody Escalate body, Caller caller, Conditions conditions) {
        var request = new ReferralHandling.Request(body.complaint(), body.office(), body.reason());
        var entry = entries.of(body.occurredAt(), body.recordedAt(), caller);
        return Answers.created(
                referrals.escalate(request, entry, caller, conditions), "/api/escalations", EscalationView::of);
    }

    @GetMapping
    Page<EscalationView> list(
            @RequestParam @Nullable EscalationStatus status,
            @RequestParam @Nullable String office,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable String complaint,
            @RequestParam @Nullable String rule,
            @RequestParam @Nullable String group,
            @RequestParam @Nullable Boolean overdue,
            Caller caller,
            PageRequest page) {
        var filter = new EscalationFilter(status, office, unit, complaint, rule, group, overdue);
        return page.page(
                referrals.list(filter, caller, page.after(), page.limit() + 1), referrals::placeOf, EscalationView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<EscalationView> one(@PathVariable String id, Caller caller) {
        return Answers.ok(referrals.find(id, caller), EscalationView::of);
    }

    /** What {@code POST /api/escalations} takes. */
    record Escalate(
            @NotBlank @Size(max = 64) String complaint,
            @Nullable @Size(min = 1, max = 64) String office,
            @Nullable @Size(max = 2000) @PlainText String reason,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}
}
