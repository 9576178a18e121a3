package org.steelyard.assessment.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * The little of an event that scoring needs.
 *
 * @param kind what it is
 * @param source the service that told it
 * @param subject the event's own subject: of a referral's step the referral, not the complaint
 * @param sequence its position in the subject's life
 * @param codes what {@link StepKind} says
 */
public record Step(
        StepKind kind,
        String source,
        String subject,
        long sequence,
        Instant occurredAt,
        Instant recordedAt,
        List<String> codes) {
    public Step {
        codes = List.copyOf(codes);
    }

    /** The id of the event it comes from. */
    public String eventId() {
        return source + "/" + subject + "/" + sequence;
    }

    /** The local date it happened on. */
    LocalDate date() {
        return WorkingCalendar.dateOf(occurredAt);
    }

    boolean knownAt(Instant asOf) {
        return !recordedAt.isAfter(asOf);
    }

    boolean carries(String code) {
        return codes.contains(code);
    }
}
