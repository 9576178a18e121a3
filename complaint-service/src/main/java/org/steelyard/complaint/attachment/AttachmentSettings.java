package org.steelyard.complaint.attachment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of attachments. A request's bytes are limited by {@code steelyard.web.larger-bodies} before.
 *
 * @param maxSize bytes of one at most; one is one document of the store, which takes 16 MB
 * @param maxPerCase attachments of one case at most
 * @param maxPixels pixels of an image at most, before it is decoded
 * @param maxPages pages of a PDF at most
 * @param checkedAtOnce files looked into at the same time
 */
@Validated
@ConfigurationProperties("steelyard.attachments")
record AttachmentSettings(
        @DefaultValue("5MB") DataSize maxSize,
        @Min(1) @Max(200) @DefaultValue("20") int maxPerCase,
        @Min(1) @DefaultValue("50000000") long maxPixels,
        @Min(1) @DefaultValue("50") int maxPages,
        @Min(1) @Max(64) @DefaultValue("2") int checkedAtOnce) {}
