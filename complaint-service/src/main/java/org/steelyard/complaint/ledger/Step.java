package org.steelyard.complaint.ledger;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Role;
import org.steelyard.platform.sealing.Sealed;

/**
 * One line of a complaint's history; written once, never changed.
 *
 * @param sequence position in the history, from 1
 * @param type what was done
 * @param occurredAt when
 * @param recordedAt when it was written down
 * @param actor the account that wrote it down, none if another service told of it
 * @param role the role the actor acted in
 * @param channel how it came in
 * @param status where the complaint stood afterwards
 * @param event the id of the event that told of it
 * @param details coded fields, such as the ground; never free text
 * @param note what the actor wrote beside it, free text
 */
public record Step(
        int sequence,
        StepType type,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable String actor,
        Role role,
        Channel channel,
        ComplaintStatus status,
        String event,
        Map<String, String> details,
        @Sealed @Nullable String note) {

    @Override
    public String toString() {
        return "Step[" + sequence + " " + type + " " + status + "]";
    }
}
