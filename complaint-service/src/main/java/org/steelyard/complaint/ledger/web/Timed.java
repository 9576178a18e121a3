package org.steelyard.complaint.ledger.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.steelyard.complaint.ledger.Deed;
import org.steelyard.contracts.Channel;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** A request that may say when its subject happened, and the importer's when it was written down. */
interface Timed {

    @Nullable
    OffsetDateTime occurredAt();

    @Nullable
    OffsetDateTime recordedAt();

    /** How it came in; a step is taken in the application unless the request says otherwise. */
    default Channel through() {
        return Channel.APP;
    }

    default Deed deed(Caller caller, Instant now) {
        var moment = Moment.of(occurredAt(), recordedAt(), caller, now);
        return new Deed(
                moment.occurredAt(),
                moment.recordedAt(),
                caller.account(),
                caller.actingRole(),
                caller.channel(through()));
    }
}
