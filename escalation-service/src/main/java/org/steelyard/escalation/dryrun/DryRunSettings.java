package org.steelyard.escalation.dryrun;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a dry run may cost.
 *
 * @param cases complaints looked at, at most
 */
@Validated
@ConfigurationProperties("steelyard.dry-run")
public record DryRunSettings(
        @DefaultValue("20000") @Min(1) @Max(200_000) int cases) {}
