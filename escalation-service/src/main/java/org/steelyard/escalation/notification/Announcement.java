package org.steelyard.escalation.notification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.TrainingEvent;

/**
 * Turns each fact into notifications for those it concerns, and has those who wait for them go and look. A warning to a
 * whole county is a few hundred of them; a crash half way is made good when the fact is heard again, for each is written
 * once.
 */
@Service
public class Announcement {

    private final NotificationLog notifications;
    private final NotificationStreams streams;
    private final Addressing addressing;
    private final Invitations invitations;
    private final List<Waiting> waiting;
    private final Counter written;

    Announcement(
            NotificationLog notifications,
            NotificationStreams streams,
            Addressing addressing,
            Invitations invitations,
            List<Waiting> waiting,
            MeterRegistry meters) {
        this.notifications = notifications;
        this.streams = streams;
        this.addressing = addressing;
        this.invitations = invitations;
        this.waiting = waiting;
        this.written = Counter.builder("steelyard.notifications.written")
                .description("Notifications written to the logs of their recipients")
                .register(meters);
    }

    /** Tells everyone concerned; told again, it changes nothing. */
    public void announce(EscalationEvent event) {
        announce(event, _ -> true);
    }

    /** Tells everyone invited to a training session; told again, it changes nothing. */
    public void announce(TrainingEvent event) {
        var recipients = invitations.recipients(event);
        if (!recipients.isEmpty()) {
            var notification = invitations.notification(event);
            recipients.forEach(recipient -> tell(recipient, notification));
        }
    }

    /**
     * Tells those who listen at this process. Another replica writes, or has written, the same notifications; as each is
     * written once whoever is first, none has to wait for the other.
     */
    public void announceHere(EscalationEvent event) {
        announce(event, streams::isOpen);
    }

    private void announce(EscalationEvent event, Predicate<Recipient> wanted) {
        var recipients = addressing.recipients(event).stream().filter(wanted).toList();
        if (!recipients.isEmpty()) {
            var notification = addressing.notification(event);
            recipients.forEach(recipient -> tell(recipient, notification));
        }
    }

    private void tell(Recipient recipient, Notification notification) {
        if (notifications.append(recipient, notification)) {
            written.increment();
        }
        waiting.forEach(one -> one.nudge(recipient));
    }
}
