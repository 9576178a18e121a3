package org.steelyard.platform.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;

/**
 * When something happened and when it was written down.
 *
 * @param occurredAt given by the caller or now, from 1994, when the law on the protection of consumers came into force, never
 *     in the future
 * @param recordedAt the server's now, except for the importer, who takes over old records
 */
public record Moment(Instant occurredAt, Instant recordedAt) {

    private static final Instant EARLIEST = Instant.parse("1993-12-31T16:00:00Z"); // midnight in China

    /** The moment a request means, checked against the clock and the caller's role. */
    public static Moment of(
            @Nullable OffsetDateTime occurredAt, @Nullable OffsetDateTime recordedAt, Caller caller, Instant now) {
        var present = now.truncatedTo(ChronoUnit.MILLIS);
        if (recordedAt != null && !caller.isImporter()) {
            throw new FieldRefused("recordedAt", "importer-only");
        }
        var recorded = recordedAt == null ? present : instant(recordedAt);
        var occurred = occurredAt == null ? recorded : instant(occurredAt);
        if (occurred.isBefore(EARLIEST)) {
            throw new FieldRefused(occurredAt == null ? "recordedAt" : "occurredAt", "before-the-law");
        }
        if (recorded.isAfter(present)) {
            throw new FieldRefused("recordedAt", "future");
        }
        if (occurred.isAfter(present)) {
            throw new FieldRefused("occurredAt", "future");
        }
        if (recorded.isBefore(occurred)) {
            throw new FieldRefused("recordedAt", "before-occurred");
        }
        return new Moment(occurred, recorded);
    }

    /** An instant that is asked about, in the field of that name: from 1994 to now. */
    public static Instant asked(String field, Instant instant, Instant now) {
        if (instant.isBefore(EARLIEST)) {
            throw new FieldRefused(field, "before-the-law");
        }
        if (instant.isAfter(now)) {
            throw new FieldRefused(field, "future");
        }
        return instant;
    }

    /** A moment that is now, for what the software does by itself. */
    public static Moment now(Instant now) {
        var present = now.truncatedTo(ChronoUnit.MILLIS);
        return new Moment(present, present);
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }
}
