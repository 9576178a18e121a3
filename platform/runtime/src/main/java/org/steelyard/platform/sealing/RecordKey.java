package org.steelyard.platform.sealing;

import java.time.Instant;
import java.util.List;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The key of one record, itself encrypted, kept in the record; or the note that it was destroyed, after which nobody can
 * read what it sealed.
 *
 * @param master the id of the master key under which it is encrypted
 * @param wrapped the encrypted key, none once destroyed
 * @param destroyedAt when it was destroyed
 * @param carried the sealed values as they were read; never stored here, put back in their places when the record is
 *     written after its key is gone, so that what was sealed stays byte for byte what it was
 */
public record RecordKey(
        @Nullable String master,
        @Nullable Binary wrapped,
        @Nullable Instant destroyedAt,
        @Nullable List<Carried> carried) {

    /** The field of a stored record that holds its key. */
    public static final String FIELD = "key";

    /** The same record's key after it was destroyed; what it sealed stays as it is, unreadable for good. */
    public RecordKey destroyed(Instant now) {
        return isDestroyed() ? this : new RecordKey(null, null, now, carried);
    }

    /** Whether what it sealed is gone for good. */
    public boolean isDestroyed() {
        return wrapped == null;
    }

    /** A sealed value and its place in the record. */
    record Carried(String path, Binary sealed) {}

    @Override
    public String toString() {
        return isDestroyed() ? "RecordKey[destroyed]" : "RecordKey[" + master + "]";
    }
}
