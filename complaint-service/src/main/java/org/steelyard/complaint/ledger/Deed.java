package org.steelyard.complaint.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.Role;

/**
 * When something was done, and when and by whom it was written down.
 *
 * @param occurredAt when it happened
 * @param recordedAt when it was written down
 * @param actor the account, never told outside; none if another service told of it
 * @param role the role the actor acted in
 * @param channel how it came in
 * @param note what the actor wrote beside it, free text; never printed, never told outside
 */
public record Deed(
        Instant occurredAt,
        Instant recordedAt,
        @Nullable String actor,
        Role role,
        Channel channel,
        @Nullable String note) {

    static Deed told(Event event) {
        var origin = event.origin();
        return new Deed(origin.occurredAt(), origin.recordedAt(), null, origin.actorRole(), origin.channel(), null);
    }

    @Override
    public String toString() {
        return "Deed[" + occurredAt + " " + role + "]";
    }
}
