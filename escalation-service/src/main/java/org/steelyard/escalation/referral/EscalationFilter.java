package org.steelyard.escalation.referral;

import org.jspecify.annotations.Nullable;

/**
 * Which referrals are wanted; what is not given does not matter.
 *
 * @param unit the code of a unit in whose area they arose
 */
public record EscalationFilter(
        @Nullable EscalationStatus status,
        @Nullable String office,
        @Nullable String unit,
        @Nullable String complaint) {}
