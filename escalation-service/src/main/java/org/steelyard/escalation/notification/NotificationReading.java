package org.steelyard.escalation.notification;

import java.util.List;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.Role;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.security.Caller;

/** Reads what a recipient was told, and keeps how far each person has read. */
@Service
public class NotificationReading {

    private final NotificationLog notifications;
    private final ReadMarks marks;

    NotificationReading(NotificationLog notifications, ReadMarks marks) {
        this.notifications = notifications;
        this.marks = marks;
    }

    /**
     * How far a person has read.
     *
     * @param upTo the last notification read
     * @param unread how many came after it
     */
    public record Standing(long upTo, long unread) {}

    /** In order, after the given one, at most so many. */
    public List<Notification> after(Recipient recipient, long id, int limit) {
        return notifications.after(recipient, id, limit);
    }

    /** The number of the last one, 0 if there is none. */
    public long last(Recipient recipient) {
        return notifications.last(recipient);
    }

    /** How far the caller has read. */
    public Standing standing(Caller caller) {
        var recipient = Recipient.of(caller);
        return standing(notifications.last(recipient), marks.of(recipient, caller.account()));
    }

    /** The caller has read everything up to a notification; said again, or less, it changes nothing. */
    public Standing read(long upTo, Caller caller) {
        if (caller.is(Role.AUDITOR)) {
            throw new NotAllowed();
        }
        var recipient = Recipient.of(caller);
        var last = notifications.last(recipient);
        if (upTo > last) {
            throw new FieldRefused("upTo", "range", 0, last);
        }
        marks.move(recipient, caller.account(), upTo);
        return standing(last, marks.of(recipient, caller.account()));
    }

    private static Standing standing(long last, long upTo) {
        return new Standing(upTo, Math.max(0, last - upTo));
    }
}
