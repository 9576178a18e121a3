package org.steelyard.gateway.limit;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often one client may come.
 *
 * @param perSecond requests a second a client may keep up
 * @param burst requests a client may send at once after a pause
 * @param importerPerSecond the same for accounts of the role IMPORTER, which bring in whole years
 * @param importerBurst the same for accounts of the role IMPORTER
 * @param clients how many clients are remembered at most; the longest unseen one is forgotten first
 */
@Validated
@ConfigurationProperties("steelyard.gateway.rate-limit")
record RateLimitSettings(
        @Min(1) @DefaultValue("50") int perSecond,
        @Min(1) @DefaultValue("200") int burst,
        @Min(1) @DefaultValue("500") int importerPerSecond,
        @Min(1) @DefaultValue("2000") int importerBurst,
        @Min(1) @DefaultValue("100000") int clients) {}
