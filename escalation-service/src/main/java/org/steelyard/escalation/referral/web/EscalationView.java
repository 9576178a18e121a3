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
import org.steelyard.contracts.SupervisionLevel;
import org.steelyard.contracts.UnitRef;
import org.steelyard.escalation.referral.Assistance;
import org.steelyard.escalation.referral.Escalation;
import org.steelyard.escalation.referral.EscalationStatus;
import org.steelyard.escalation.referral.Obstacle;
import org.steelyard.escalation.rule.RuleFired;

/**
 * A referral as people see it.
 *
 * @param ruleFacts what the leading rule fired on, and the limits it compared with
 * @param rules all that fired, the one that leads first
 * @param group of linked complaints
 * @param obstacle why it lies with the county
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
        List<RuleFired> rules,
        @Nullable String group,
        @Nullable EscalationTrigger trigger,
        List<String> jointOffices,
        @Nullable Obstacle obstacle,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate acknowledgementDueOn,
        @Nullable LocalDate resolutionDueOn,
        boolean overdue,
        @Nullable SupervisionLevel raisedTo,
        @Nullable String raisedToOffice,
        Category category,
        Money disputedAmount,
        Instant madeAt,
        @Nullable String reason,
        @Nullable ReturnReason returnReason,
        @Nullable ResolutionOutcome outcome,
        @Nullable String note,
        List<Assistance> assistance,
        List<String> allowed,
        List<Escalation.Step> steps) {

    static EscalationView of(Escalation escalation) {
        var complaint = escalation.complaint();
        var rule = escalation.rule();
        var supervision = escalation.supervision();
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
                escalation.rules(),
                escalation.group(),
                escalation.trigger(),
                escalation.jointOffices(),
                escalation.obstacle(),
                escalation.dueOn(),
                escalation.acknowledgementDueOn(),
                escalation.resolutionDueOn(),
                supervision != null && supervision.overdue(),
                supervision == null ? null : supervision.level(),
                supervision == null ? null : supervision.to(),
                complaint.category(),
                complaint.disputedAmount(),
                escalation.madeAt(),
                escalation.reason(),
                escalation.returnReason(),
                escalation.outcome(),
                escalation.note(),
                escalation.assistance(),
                escalation.allowed(),
                escalation.steps());
    }
}
