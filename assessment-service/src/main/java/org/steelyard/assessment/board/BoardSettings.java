package org.steelyard.assessment.board;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The departments' board.
 *
 * @param locations where its versions are
 * @param maxFacts facts looked at for one answer at most
 * @param shown events and gaps named for one line at most; how many there are is always said
 */
@Validated
@ConfigurationProperties("steelyard.board")
public record BoardSettings(
        @DefaultValue("classpath*:/boards/*.yaml") String locations,
        @Min(1) @Max(5_000_000) @DefaultValue("500000") int maxFacts,
        @Min(1) @Max(10_000) @DefaultValue("200") int shown) {}
