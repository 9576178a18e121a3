package org.steelyard.platform.outbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event saved with its aggregate and not yet known to have reached the broker.
 *
 * @param savedAtMillis when it was saved, since 1970; none in what an earlier version saved
 */
record PendingEvent(
        long sequence,
        String topic,
        String key,
        Map<String, String> headers,
        String body,
        @Nullable Long savedAtMillis) {

    /** How long it has been waiting is counted from here, however often it was tried. */
    Instant since(Instant otherwise) {
        return savedAtMillis == null ? otherwise : Instant.ofEpochMilli(savedAtMillis);
    }
}
