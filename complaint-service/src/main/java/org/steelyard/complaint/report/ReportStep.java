package org.steelyard.complaint.report;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Role;
import org.steelyard.platform.sealing.Sealed;

/**
 * One line of a report's history; written once, never changed.
 *
 * @param sequence position in the history, from 1
 * @param action what was done
 * @param occurredAt when
 * @param recordedAt when it was written down
 * @param actor the account that wrote it down
 * @param role the role the actor acted in
 * @param channel how it came in
 * @param status where the report stood afterwards
 * @param event the id of the event that told of it, none for what is not told
 * @param details coded fields, never free text
 * @param note what the actor wrote beside it, free text
 */
public record ReportStep(
        int sequence,
        ReportAction action,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable String actor,
        Role role,
        Channel channel,
        ReportStatus status,
        @Nullable String event,
        Map<String, String> details,
        @Sealed @Nullable String note) {

    @Override
    public String toString() {
        return "ReportStep[" + sequence + " " + action + " " + status + "]";
    }
}
