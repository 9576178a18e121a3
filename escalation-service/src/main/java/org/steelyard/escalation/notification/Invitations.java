package org.steelyard.escalation.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.contracts.TrainingEvent.CompletionRevoked;
import org.steelyard.contracts.TrainingEvent.SessionCancelled;
import org.steelyard.contracts.TrainingEvent.SessionHeld;
import org.steelyard.contracts.TrainingEvent.SessionPlanned;
import org.steelyard.contracts.TrainingEvent.SignInsOverlapped;
import org.steelyard.contracts.TrainingEvent.SyllabusPublished;
import org.steelyard.contracts.TrainingEvent.TrainingCompleted;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.escalation.network.KnownUnit;
import org.steelyard.escalation.network.UnitDirectory;

/**
 * Who is invited to a training session, and told when it is called off. What took place before it was written down, as old
 * records did, invites nobody.
 */
@Component
class Invitations {

    private final MongoOperations mongo;
    private final UnitDirectory units;
    private final Clock clock;

    Invitations(MongoOperations mongo, UnitDirectory units, Clock clock) {
        this.mongo = mongo;
        this.units = units;
        this.clock = clock;
    }

    /** Whom a fact of training concerns; heard again, it answers the same. */
    List<Recipient> recipients(TrainingEvent event) {
        return switch (event) {
            case SessionPlanned planned -> invited(remember(planned));
            // a session's facts have one key, so what was planned was heard before what is called off
            case SessionCancelled cancelled ->
                mongo.findById(cancelled.subject(), Invitation.class) instanceof Invitation invitation
                        ? invited(invitation)
                        : List.of();
            case SyllabusPublished _, SessionHeld _, TrainingCompleted _, CompletionRevoked _, SignInsOverlapped _ ->
                List.of();
        };
    }

    private Invitation remember(SessionPlanned planned) {
        return mongo.save(new Invitation(
                planned.subject(),
                planned.origin().unit().code(),
                planned.areas(),
                planned.audience(),
                planned.startsAt()));
    }

    /** The units in the areas whose officers are meant, less the one that invites. */
    private List<Recipient> invited(Invitation invitation) {
        var now = clock.instant();
        if (!invitation.startsAt().isAfter(now)) {
            return List.of();
        }
        var day = WorkingCalendar.dateOf(invitation.startsAt());
        return units.within(invitation.areas()).stream()
                .filter(unit -> isMeant(unit, invitation.audience()) && unit.isOpenOn(day))
                .map(KnownUnit::code)
                .filter(code -> !code.equals(invitation.giver()))
                .map(Recipient::unit)
                .toList();
    }

    private static boolean isMeant(KnownUnit unit, @Nullable Role audience) {
        return switch (audience) {
            case null -> unit.kind() != UnitKind.COUNTY;
            case POINT_OFFICER -> unit.kind() == UnitKind.POINT;
            case STATION_OFFICER -> unit.kind() == UnitKind.STATION;
            default -> false;
        };
    }

    Notification notification(TrainingEvent event) {
        return new Notification(
                0,
                event.id(),
                EventCatalogue.typeOf(event.getClass()).replaceFirst("\\.v\\d+$", ""),
                null,
                null,
                null,
                event.origin().unit().code(),
                null,
                null,
                null,
                event.subject(),
                false,
                event.occurredAt(),
                null);
    }

    /**
     * What has to be known of a session when it is called off.
     *
     * @param giver the unit that invites
     * @param areas units whose subtrees are invited
     * @param audience the role invited there, none for everybody
     */
    @Document("invitations")
    record Invitation(
            @Id String session,
            String giver,
            List<String> areas,
            @Nullable Role audience,
            Instant startsAt) {

        Invitation {
            areas = List.copyOf(areas);
        }
    }
}
