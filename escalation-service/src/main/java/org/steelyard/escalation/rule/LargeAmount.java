package org.steelyard.escalation.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.steelyard.contracts.UnitKind;

/** R1. More is at stake than a unit of its kind settles alone: the amount is at or above the threshold. */
record LargeAmount(
        String id,
        RuleAction action,
        Map<UnitKind, OfficeLevel> targets,
        String currency,
        Map<UnitKind, BigDecimal> thresholds)
        implements ReferralRule {

    @Override
    public List<Finding> consider(Situation situation) {
        var complaint = situation.complaint();
        var threshold = thresholds.get(complaint.unit().kind());
        var disputed = complaint.disputedAmount();
        if (threshold == null
                || !currency.equals(disputed.currency())
                || disputed.amount().compareTo(threshold) < 0) {
            return List.of();
        }
        return List.of(new Finding(
                Map.of(
                        "disputedAmount",
                        disputed.amount().toPlainString(),
                        "threshold",
                        threshold.toPlainString(),
                        "unitKind",
                        complaint.unit().kind().name()),
                complaint.category()));
    }
}
