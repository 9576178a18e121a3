package org.steelyard.escalation.referral;

import org.jspecify.annotations.Nullable;

/**
 * Which referrals are wanted; what is not given does not matter.
 *
 * @param unit the code of a unit in whose area they arose
 * @param rule the id of a rule that fired on them
 * @param group of linked complaints to which they belong
 * @param overdue whether what is due next has passed its day
 */
public record EscalationFilter(
        @Nullable EscalationStatus status,
        @Nullable String office,
        @Nullable String unit,
        @Nullable String complaint,
        @Nullable String rule,
        @Nullable String group,
        @Nullable Boolean overdue) {}
