package org.steelyard.platform.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What kind of store is used.
 *
 * @param embedded whether it is the embedded one, which finds {@code {_id, version}} quickly only with an index of just
 *     these two; on MongoDB that index would be a burden
 */
@ConfigurationProperties("steelyard.store")
public record StoreSettings(@DefaultValue("false") boolean embedded) {}
