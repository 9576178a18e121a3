package org.steelyard.escalation.warning.web;

import java.time.Instant;
import java.util.Map;
import org.steelyard.contracts.WarningCategory;
import org.steelyard.escalation.warning.RelayState;
import org.steelyard.escalation.warning.WarningStanding;

/**
 * A warning in a list.
 *
 * @param counts of the caller's area; a point sees its own part alone
 */
record WarningSummary(
        String id,
        WarningCategory category,
        String title,
        Instant issuedAt,
        Instant relayDueAt,
        Map<RelayState, Long> counts) {

    static WarningSummary of(WarningStanding standing) {
        var warning = standing.warning();
        return new WarningSummary(
                warning.id(),
                warning.issue().category(),
                warning.issue().title(),
                warning.issuedAt(),
                warning.relayDueAt(),
                standing.counts());
    }
}
