package org.steelyard.training.completion;

import java.time.Instant;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.contracts.UnitRef;

/**
 * An officer was taught a module in a session.
 *
 * @param officer opaque id of the person
 * @param unit where the officer serves, and for which it counts
 * @param actorRole who wrote it down
 */
public record Attendance(
        String officer,
        UnitRef unit,
        String module,
        TrainingMode mode,
        String session,
        Instant occurredAt,
        Instant recordedAt,
        Role actorRole,
        Channel channel) {}
