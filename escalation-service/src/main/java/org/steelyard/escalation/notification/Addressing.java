package org.steelyard.escalation.notification;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.EscalationEvent.AssistanceGiven;
import org.steelyard.contracts.EscalationEvent.AssistanceRequested;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationAcknowledged;
import org.steelyard.contracts.EscalationEvent.EscalationJoined;
import org.steelyard.contracts.EscalationEvent.EscalationOverdue;
import org.steelyard.contracts.EscalationEvent.EscalationRaised;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.EscalationTransferred;
import org.steelyard.contracts.EscalationEvent.EscalationUnroutable;
import org.steelyard.contracts.EscalationEvent.ReferralDue;
import org.steelyard.contracts.EscalationEvent.ReferralEvent;
import org.steelyard.contracts.EscalationEvent.WarningEvent;
import org.steelyard.contracts.EscalationEvent.WarningIssued;
import org.steelyard.contracts.EscalationEvent.WarningRelayed;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.UnitRef;
import org.steelyard.escalation.referral.ReferralLookup;
import org.steelyard.escalation.warning.Addressee;
import org.steelyard.escalation.warning.Warning;
import org.steelyard.escalation.warning.WarningLookup;

/** Who is told of a fact, and what. Whoever did it is not told of it. */
@Component
class Addressing {

    private final ReferralLookup referrals;
    private final WarningLookup warnings;

    Addressing(ReferralLookup referrals, WarningLookup warnings) {
        this.referrals = referrals;
        this.warnings = warnings;
    }

    List<Recipient> recipients(EscalationEvent event) {
        return switch (event) {
            case ReferralEvent referral -> concerned(referral);
            case WarningEvent warning -> concerned(warning);
        };
    }

    private List<Recipient> concerned(ReferralEvent event) {
        var units = units(event.origin().unit());
        var county = Recipient.unit(county(event.origin().unit()));
        return switch (event) {
            case ReferralDue _, AssistanceRequested _ -> units;
            case EscalationAcknowledged _ -> units;
            case EscalationReturned _, EscalationResolved _ -> andTheJoint(units, event);
            case EscalatedToOffice escalated -> and(othersThanTheActor(escalated), escalated.office());
            case EscalationTransferred transferred -> andTheJoint(and(units, transferred.office()), event);
            case EscalationJoined joined -> and(List.of(), joined.office());
            case AssistanceGiven given -> andTheJoint(and(List.of(), given.office()), event);
            case EscalationUnroutable _ -> and(units, county);
            case EscalationOverdue overdue -> // the one who is late, and who supervises
                overdue.office() == null ? and(units, county) : and(List.of(county), overdue.office());
            case EscalationRaised raised -> and(and(List.of(county), raised.to()), raised.office());
        };
    }

    private List<Recipient> concerned(WarningEvent event) {
        return switch (event) {
            case WarningIssued issued ->
                warnings.find(issued.subject()).map(Warning::audience).orElse(List.of()).stream()
                        .map(Addressee::code)
                        .map(Recipient::unit)
                        .toList();
            // a warning to a county comes back some two hundred times; who has not is looked up, not told
            case WarningRelayed _ -> List.of();
        };
    }

    /** The unit and, if it is a point, its station. */
    private static List<Recipient> units(UnitRef unit) {
        return unit.path().stream().skip(1).map(Recipient::unit).toList().reversed();
    }

    /** An officer who referred it needs no telling; the other level does. */
    private static List<Recipient> othersThanTheActor(EscalatedToOffice escalated) {
        var units = units(escalated.origin().unit());
        return switch (escalated.origin().actorRole()) {
            case POINT_OFFICER -> units.subList(Math.min(1, units.size()), units.size());
            case STATION_OFFICER -> units.subList(0, Math.max(0, units.size() - 1));
            default -> units;
        };
    }

    /** Who works on it beside the leading office sees how it goes on. */
    private List<Recipient> andTheJoint(List<Recipient> some, ReferralEvent event) {
        var all = new LinkedHashSet<>(some);
        referrals.jointOffices(event.subject()).stream().map(Recipient::office).forEach(all::add);
        return List.copyOf(all);
    }

    private static List<Recipient> and(List<Recipient> some, @Nullable String office) {
        return office == null ? some : and(some, Recipient.office(office));
    }

    private static List<Recipient> and(List<Recipient> some, Recipient more) {
        var all = new LinkedHashSet<Recipient>();
        all.add(more);
        all.addAll(some);
        return new ArrayList<>(all);
    }

    private static String county(UnitRef unit) {
        return unit.path().getFirst();
    }

    Notification notification(EscalationEvent event) {
        var warning = Optional.of(event)
                .filter(WarningEvent.class::isInstance)
                .flatMap(issued -> warnings.find(issued.subject()));
        return new Notification(
                0,
                event.id(),
                EventCatalogue.typeOf(event.getClass()).replaceFirst("\\.v\\d+$", ""),
                event instanceof ReferralEvent ? event.subject() : null,
                event instanceof ReferralEvent referral ? referral.complaint() : null,
                event instanceof ReferralEvent
                        ? referrals.ledgerNumber(event.subject()).orElse("")
                        : null,
                event.origin().unit().code(),
                event instanceof ReferralEvent referral ? office(referral) : null,
                warning.map(Warning::id).orElse(null),
                warning.map(found -> found.issue().title()).orElse(null),
                null,
                isUrgent(event),
                event.occurredAt(),
                null);
    }

    /** What somebody is woken for: people hurt or harvests lost, a case nobody has, a warning. */
    private boolean isUrgent(EscalationEvent event) {
        return switch (event) {
            case WarningIssued _, EscalationUnroutable _ -> true;
            case EscalatedToOffice _, EscalationTransferred _, EscalationJoined _ ->
                referrals.isHarmDone(event.subject());
            default -> false;
        };
    }

    private static @Nullable String office(ReferralEvent event) {
        return switch (event) {
            case ReferralDue _, EscalationUnroutable _ -> null;
            case EscalatedToOffice escalated -> escalated.office();
            case EscalationAcknowledged acknowledged -> acknowledged.office();
            case EscalationReturned returned -> returned.office();
            case EscalationResolved resolved -> resolved.office();
            case EscalationTransferred transferred -> transferred.office();
            case EscalationJoined joined -> joined.office();
            case AssistanceRequested requested -> requested.office();
            case AssistanceGiven given -> given.office();
            case EscalationOverdue overdue -> overdue.office();
            case EscalationRaised raised -> raised.office();
        };
    }
}
