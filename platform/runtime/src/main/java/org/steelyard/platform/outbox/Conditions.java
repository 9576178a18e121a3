package org.steelyard.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Under which conditions a change is made.
 *
 * @param expected the revision the caller saw ({@code If-Match}), none if the caller does not mind
 * @param key the caller's name for the request ({@code Idempotency-Key}), already scoped to the caller; none if not given
 * @param digest SHA-256 of method, path and body, hexadecimal
 */
public record Conditions(@Nullable Long expected, @Nullable String key, String digest) {

    /** No conditions: whatever the revision, and not repeatable. */
    public static final Conditions NONE = new Conditions(null, null, "");

    /** The id of something to be created: the same for the same key, else random. */
    public String newId() {
        return (key == null ? UUID.randomUUID() : UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)))
                .toString();
    }
}
