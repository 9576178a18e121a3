package org.steelyard.escalation.referral.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.ResolutionOutcome;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.UnitRef;
import org.steelyard.escalation.referral.Escalation;
import org.steelyard.escalation.referral.EscalationStatus;
import org.steelyard.escalation.rule.RuleFired;

/**
 * A referral as people see it.
 *
 * @param ruleFacts what the rule fired on, and the limits it compared with
 * @param dueOn deadline L1, if a rule asked
 */
record EscalationView(
        String id,
        String complaint,
        String ledgerNumber,
        UnitRef unit,
        EscalationStatus status,
        @Nullable String office,
        @Nullable String rule,
        @Nullable Integer ruleVersion,
        @Nullable Map<String, String> ruleFacts,
        @Nullable EscalationTrigger trigger,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate acknowledgementDueOn,
        @Nullable LocalDate resolutionDueOn,
        Category category,
        Money disputedAmount,
        Instant madeAt,
        @Nullable String reason,
        @Nullable ReturnReason returnReason,
        @Nullable ResolutionOutcome outcome,
        @Nullable String note,
        List<String> allowed,
        List<Escalation.Step> steps) {

    static EscalationView of(Escalation escalation) {
        var complaint = escalation.complaint();
        RuleFired rule = escalation.rule();
        return new EscalationView(
                escalation.id(),
                complaint.complaint(),
                complaint.ledgerNumber(),
                complaint.unit(),
                escalation.status(),
                escalation.office(),
                rule == null ? null : rule.rule(),
                rule == null ? null : rule.version(),
                rule == null ? null : rule.facts(),
                escalation.trigger(),
                escalation.dueOn(),
                escalation.acknowledgementDueOn(),
                escalation.resolutionDueOn(),
                complaint.category(),
                complaint.disputedAmount(),
                escalation.madeAt(),
                escalation.reason(),
                escalation.returnReason(),
                escalation.outcome(),
                escalation.note(),
                escalation.status().allowed(),
                escalation.steps());
    }
}
