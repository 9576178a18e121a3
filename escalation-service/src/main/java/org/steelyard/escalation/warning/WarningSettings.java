package org.steelyard.escalation.warning;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The county's target for warnings, and their limits.
 *
 * @param relayWithin L5: within which each unit passes a warning on
 * @param maxAudience units a warning is addressed to at most
 * @param clockTolerance by how much a relay may lie before the issue, for the clocks of two machines
 * @param watchInterval how often what is open and overdue is counted
 * @param watchWindow how old a warning may be to be counted
 */
@ConfigurationProperties("steelyard.warnings")
public record WarningSettings(
        @DefaultValue("24h") Duration relayWithin,
        @DefaultValue("2000") int maxAudience,
        @DefaultValue("30s") Duration clockTolerance,
        @DefaultValue("60s") Duration watchInterval,
        @DefaultValue("30d") Duration watchWindow) {}
