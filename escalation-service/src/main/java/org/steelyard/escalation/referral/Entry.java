package org.steelyard.escalation.referral;

import java.time.Instant;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Role;

/**
 * Who wrote something down, how, and when.
 *
 * @param role in which it was done, {@code SYSTEM} for a rule
 * @param occurredAt when it happened
 * @param recordedAt when it was written down
 */
public record Entry(Role role, Channel channel, Instant occurredAt, Instant recordedAt) {

    /** Something the software does by itself, now. */
    static Entry bySystem(Instant now) {
        return new Entry(Role.SYSTEM, Channel.SYSTEM, now, now);
    }

    /** What the software does by itself in consequence. */
    Entry bySoftware() {
        return new Entry(
                Role.SYSTEM, channel == Channel.IMPORT ? Channel.IMPORT : Channel.SYSTEM, occurredAt, recordedAt);
    }

    /** The same, written down at another time. */
    Entry writtenAt(Instant moment) {
        return new Entry(role, channel, occurredAt, moment);
    }
}
