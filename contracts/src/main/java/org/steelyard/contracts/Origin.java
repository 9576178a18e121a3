package org.steelyard.contracts;

import java.time.Instant;

/**
 * What every event carries beside its own fields; on the wire these stand beside them, not nested.
 *
 * @param source the service that tells it, such as {@code complaint-service}
 * @param subject the stable id of the aggregate
 * @param sequence the position in the subject's life, from 1 without gaps
 * @param occurredAt when it happened
 * @param recordedAt when it was written down
 * @param unit the unit the fact counts for
 * @param actorRole the role, never the person, that wrote it down
 * @param channel how it came in
 */
public record Origin(
        String source,
        String subject,
        long sequence,
        Instant occurredAt,
        Instant recordedAt,
        UnitRef unit,
        Role actorRole,
        Channel channel) {}
