package org.steelyard.complaint.ledger.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of a batch; its bytes are limited by {@code steelyard.web.larger-bodies}.
 *
 * @param maxEntries entries at most
 * @param maxSteps steps of one entry at most; fewer than the requests an aggregate remembers, so that a batch sent again
 *     finds all of them
 */
@Validated
@ConfigurationProperties("steelyard.batch")
record BatchSettings(
        @Min(1) @Max(10_000) @DefaultValue("200") int maxEntries,
        @Min(0) @Max(15) @DefaultValue("10") int maxSteps) {}
