package org.steelyard.platform.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the HTTP interface.
 *
 * @param maxBody a request body's size at most
 * @param maxIdempotencyKey characters of an {@code Idempotency-Key} at most
 * @param defaultPage items of a page if the caller does not say
 * @param maxPage items of a page at most
 */
@ConfigurationProperties("steelyard.web")
public record WebSettings(
        @DefaultValue("256KB") DataSize maxBody,
        @DefaultValue("128") int maxIdempotencyKey,
        @DefaultValue("50") int defaultPage,
        @DefaultValue("200") int maxPage) {}
