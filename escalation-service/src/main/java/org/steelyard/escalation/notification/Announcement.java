package org.steelyard.escalation.notification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationAcknowledged;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.EscalationUnroutable;
import org.steelyard.contracts.EscalationEvent.ReferralDue;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.UnitRef;
import org.steelyard.escalation.referral.ReferralLookup;

/** Turns each fact of a referral into notifications for those it concerns, and has open streams read them. */
@Service
public class Announcement {

    private final NotificationLog notifications;
    private final NotificationStreams streams;
    private final ReferralLookup referrals;
    private final Counter written;

    Announcement(
            NotificationLog notifications,
            NotificationStreams streams,
            ReferralLookup referrals,
            MeterRegistry meters) {
        this.notifications = notifications;
        this.streams = streams;
        this.referrals = referrals;
        this.written = Counter.builder("steelyard.notifications.written")
                .description("Notifications written to the logs of their recipients")
                .register(meters);
    }

    /** Tells everyone concerned; told again, it changes nothing. */
    public void announce(EscalationEvent event) {
        announce(event, _ -> true);
    }

    /**
     * Tells those who listen at this process. Another replica writes, or has written, the same notifications; as each is
     * written once whoever is first, none has to wait for the other.
     */
    public void announceHere(EscalationEvent event) {
        announce(event, streams::isOpen);
    }

    private void announce(EscalationEvent event, Predicate<Recipient> wanted) {
        var recipients = recipients(event).stream().filter(wanted).toList();
        if (!recipients.isEmpty()) {
            var notification = notification(event);
            recipients.forEach(recipient -> tell(recipient, notification));
        }
    }

    private void tell(Recipient recipient, Notification notification) {
        if (notifications.append(recipient, notification)) {
            written.increment();
        }
        streams.nudge(recipient);
    }

    private static List<Recipient> recipients(EscalationEvent event) {
        var unit = event.origin().unit();
        return switch (event) {
            case ReferralDue _ -> List.of(Recipient.unit(unit.code()));
            case EscalatedToOffice escalated -> // an officer who referred it needs no telling
                escalated.trigger() == EscalationTrigger.RULE
                        ? List.of(Recipient.office(escalated.office()), Recipient.unit(unit.code()))
                        : List.of(Recipient.office(escalated.office()));
            case EscalationAcknowledged _, EscalationReturned _, EscalationResolved _ ->
                List.of(Recipient.unit(unit.code()));
            case EscalationUnroutable _ -> List.of(Recipient.unit(county(unit)), Recipient.unit(unit.code()));
        };
    }

    private static String county(UnitRef unit) {
        return unit.path().getFirst();
    }

    private Notification notification(EscalationEvent event) {
        return new Notification(
                0,
                event.id(),
                EventCatalogue.typeOf(event.getClass()).replaceFirst("\\.v\\d+$", ""),
                event.subject(),
                event.complaint(),
                referrals.ledgerNumber(event.subject()).orElse(""),
                event.origin().unit().code(),
                office(event),
                event.occurredAt());
    }

    private static @Nullable String office(EscalationEvent event) {
        return switch (event) {
            case ReferralDue _, EscalationUnroutable _ -> null;
            case EscalatedToOffice escalated -> escalated.office();
            case EscalationAcknowledged acknowledged -> acknowledged.office();
            case EscalationReturned returned -> returned.office();
            case EscalationResolved resolved -> resolved.office();
        };
    }
}
