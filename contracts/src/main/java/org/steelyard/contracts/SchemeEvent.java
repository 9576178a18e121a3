package org.steelyard.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The rules of scoring as they come into force. */
@Topic(value = SchemeEvent.TOPIC, compacted = true)
public sealed interface SchemeEvent extends Event {
    String TOPIC = "scheme-events";

    /** Compacted: one scheme version, one key. */
    @Override
    default String key() {
        return subject();
    }

    /**
     * A scheme version was published; the subject is {@code <id>@<version>}.
     *
     * @param scheme the scheme's id, such as {@code point}
     * @param version counted from 1
     * @param kind the kind of unit it scores
     * @param digest SHA-256 of the scheme file, hexadecimal
     */
    @EventType("scheme-published.v1")
    record SchemePublished(
            Origin origin,
            String scheme,
            int version,
            UnitKind kind,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String digest)
            implements SchemeEvent {}
}
