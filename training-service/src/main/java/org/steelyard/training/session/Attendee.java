package org.steelyard.training.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.CompletionBasis;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.training.completion.Learning;

/**
 * Someone who was there, as the roster says.
 *
 * @param officer opaque id of the person
 * @param unit where the officer served that day
 * @param means how it is known, none on entries from before there were codes: then by roster
 * @param request the request that brought the entry, so that it is answered alike when it comes again
 */
public record Attendee(
        String officer,
        UnitRef unit,
        Instant occurredAt,
        Instant recordedAt,
        Role actorRole,
        Channel channel,
        String request,
        @Nullable SignInMeans means) {

    Learning at(Session session, String module) {
        return new Learning(
                officer,
                unit,
                module,
                session.plan().mode(),
                CompletionBasis.ATTENDANCE,
                session.id(),
                occurredAt,
                recordedAt,
                actorRole,
                channel);
    }
}
