package org.steelyard.escalation.rule;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.steelyard.contracts.UnitKind;
import org.steelyard.escalation.complaint.ComplaintFacts;

/** More is at stake than a unit of its kind settles alone: the amount is at or above the threshold. */
record LargeAmount(
        String id,
        RuleAction action,
        String currency,
        Map<UnitKind, BigDecimal> thresholds,
        Map<UnitKind, OfficeLevel> targets)
        implements ReferralRule {

    @Override
    public OfficeLevel targetOf(ComplaintFacts complaint) {
        return targets.getOrDefault(complaint.unit().kind(), OfficeLevel.COUNTY_DEPARTMENT);
    }

    @Override
    public Optional<Finding> consider(ComplaintFacts complaint) {
        var threshold = thresholds.get(complaint.unit().kind());
        var disputed = complaint.disputedAmount();
        if (threshold == null
                || !currency.equals(disputed.currency())
                || disputed.amount().compareTo(threshold) < 0) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
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
