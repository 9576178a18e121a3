package org.steelyard.complaint.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Channel;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** A request that may say when its subject happened, and the importer's when it was written down. */
public interface Timed {

    @Nullable
    OffsetDateTime occurredAt();

    @Nullable
    OffsetDateTime recordedAt();

    /** How it came in; a step is taken in the application unless the request says otherwise. */
    default Channel through() {
        return Channel.APP;
    }

    /** What the caller writes beside it. */
    default @Nullable String note() {
        return null;
    }

    default Deed deed(Caller caller, Instant now) {
        var moment = Moment.of(occurredAt(), recordedAt(), caller, now);
        return new Deed(
                moment.occurredAt(),
                moment.recordedAt(),
                caller.account(),
                caller.actingRole(),
                caller.channel(through()),
                stated(note()));
    }

    private static @Nullable String stated(@Nullable String note) {
        return note == null || note.isBlank() ? null : note.strip();
    }
}
