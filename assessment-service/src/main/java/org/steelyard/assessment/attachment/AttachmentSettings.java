package org.steelyard.assessment.attachment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of photos and papers. Their bytes are limited by {@code steelyard.web.larger-bodies} before.
 *
 * @param maxPerRecord files of one record at most
 * @param maxPixels pixels of a picture at most, before it is decoded
 * @param checkedAtOnce files looked into at the same time
 */
@Validated
@ConfigurationProperties("steelyard.attachments")
record AttachmentSettings(
        @Min(1) @Max(50) @DefaultValue("9") int maxPerRecord,
        @Min(1) @DefaultValue("50000000") long maxPixels,
        @Min(1) @Max(64) @DefaultValue("2") int checkedAtOnce) {}
