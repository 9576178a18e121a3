package org.steelyard.complaint.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much a workbook may unpack to. What is above is refused while it is being unpacked, so it never is in memory.
 *
 * @param maxParts files in it at most
 * @param maxUnpacked bytes of all of them at most
 * @param maxRatio how many times larger than packed it may be; text packs to a tenth, bombs to a thousandth
 * @param maxRows rows at most, the row of titles included
 * @param maxColumns columns at most
 * @param maxCell characters of a cell at most
 */
@Validated
@ConfigurationProperties("steelyard.workbook")
public record WorkbookSettings(
        @Min(1) @Max(1000) @DefaultValue("100") int maxParts,
        @DefaultValue("32MB") DataSize maxUnpacked,
        @Min(2) @DefaultValue("100") int maxRatio,
        @Min(2) @Max(100_000) @DefaultValue("501") int maxRows,
        @Min(1) @Max(1000) @DefaultValue("60") int maxColumns,
        @Min(1) @DefaultValue("5000") int maxCell) {}
