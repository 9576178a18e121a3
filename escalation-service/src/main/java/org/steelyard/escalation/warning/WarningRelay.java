package org.steelyard.escalation.warning;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.EscalationEvent.WarningRelayed;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;

/** That a unit passed a warning on; there is one of it for each unit and warning, under an id made of both. */
@CheckReturnValue
@Document("warning-relays")
public class WarningRelay extends Aggregate {

    private final String warning;
    private final UnitRef unit;
    private final Instant relayedAt;
    private final Instant recordedAt;
    private final boolean late;
    private final @Nullable String note;
    private final @Nullable String photo;

    WarningRelay(
            String id,
            String warning,
            UnitRef unit,
            Instant relayedAt,
            Instant recordedAt,
            boolean late,
            @Nullable String note,
            @Nullable String photo) {
        super(id);
        this.warning = warning;
        this.unit = unit;
        this.relayedAt = relayedAt;
        this.recordedAt = recordedAt;
        this.late = late;
        this.note = note;
        this.photo = photo;
    }

    /** Late by when it happened; when it was written down stays with it, for who wants to judge by that. */
    static WarningRelay of(Warning warning, UnitRef unit, Entry entry, @Nullable String note, @Nullable String photo) {
        return new WarningRelay(
                idOf(warning.id(), unit.code()),
                warning.id(),
                unit,
                entry.occurredAt(),
                entry.recordedAt(),
                entry.occurredAt().isAfter(warning.relayDueAt()),
                note,
                photo);
    }

    static String idOf(String warning, String unit) {
        return warning + ":" + unit;
    }

    WarningRelayed relayed(Warning of, Entry entry) {
        return new WarningRelayed(
                new Origin(
                        Warning.SOURCE,
                        id(),
                        nextSequence(),
                        entry.occurredAt(),
                        entry.recordedAt(),
                        unit,
                        entry.role(),
                        entry.channel()),
                warning,
                of.issue().category(),
                of.issuedAt(),
                photo != null);
    }

    /** The warning's id. */
    public String warning() {
        return warning;
    }

    public UnitRef unit() {
        return unit;
    }

    public Instant relayedAt() {
        return relayedAt;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    /** Whether it came after L5. */
    public boolean late() {
        return late;
    }

    /** What the unit wrote about it. */
    public @Nullable String note() {
        return note;
    }

    /** The id of the photo that shows it, if there is one. */
    public @Nullable String photo() {
        return photo;
    }
}
