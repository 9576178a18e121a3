package org.steelyard.platform.sealing;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys of personal data. To change the master key: add one, make it the active one, rewrap, then take the old one away.
 *
 * @param active the id of the master key under which new records' keys are wrapped
 * @param masterKeys master keys by id, 32 bytes each in base64; those not active only unwrap
 * @param indexKey the key of blind indexes, 32 bytes in base64; it cannot be changed without indexing all anew
 * @param rewrapBatch records read at a time while rewrapping
 */
@ConfigurationProperties("steelyard.sealing")
record SealingSettings(
        @Nullable String active,
        @DefaultValue Map<String, String> masterKeys,
        @Nullable String indexKey,
        @DefaultValue("200") int rewrapBatch) {

    @Override
    public String toString() {
        return "SealingSettings[active=" + active + ", withheld]";
    }
}
