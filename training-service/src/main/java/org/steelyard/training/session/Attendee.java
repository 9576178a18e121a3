package org.steelyard.training.session;

import java.time.Instant;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.training.completion.Attendance;

/**
 * Someone who was there, as the roster says.
 *
 * @param officer opaque id of the person
 * @param unit where the officer served that day
 * @param request the request that brought the entry, so that it is answered alike when it comes again
 */
public record Attendee(
        String officer,
        UnitRef unit,
        Instant occurredAt,
        Instant recordedAt,
        Role actorRole,
        Channel channel,
        String request) {

    Attendance at(Session session, String module) {
        return new Attendance(
                officer, unit, module, session.plan().mode(), session.id(), occurredAt, recordedAt, actorRole, channel);
    }
}
