package org.steelyard.complaint.consultation;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.complaint.chain.ChainedEntry;
import org.steelyard.complaint.ledger.Deed;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent.ConsultationLogged;
import org.steelyard.contracts.ConsultationKind;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.sealing.Sealed;

/** A question that was answered, or the note that a month brought none; written once. */
@CheckReturnValue
@Document("consultations")
public class Consultation extends Aggregate implements ChainedEntry {

    private final UnitRef unit;
    private final ConsultationKind kind;
    private final String month;
    private final @Nullable Category category;
    private final @Sealed @Nullable String content;
    private final @Sealed @Nullable String answer;
    private @Nullable Entered entered;

    Consultation(
            String id,
            UnitRef unit,
            ConsultationKind kind,
            String month,
            @Nullable Category category,
            @Nullable String content,
            @Nullable String answer) {
        super(id);
        this.unit = unit;
        this.kind = kind;
        this.month = month;
        this.category = category;
        this.content = content;
        this.answer = answer;
    }

    ConsultationLogged log(Deed deed) {
        entered = new Entered(deed.occurredAt(), deed.recordedAt(), deed.actor(), deed.role(), deed.channel());
        var origin = new Origin(
                "complaint-service",
                id(),
                nextSequence(),
                deed.occurredAt(),
                deed.recordedAt(),
                unit,
                deed.role(),
                deed.channel());
        return new ConsultationLogged(origin, kind, YearMonth.parse(month), category);
    }

    @Override
    public UnitRef unit() {
        return unit;
    }

    /** It has no number: its unit, month and kind. */
    @Override
    public String nameInLedger() {
        return unit.code() + "-" + month + "-" + kind;
    }

    @Override
    public int ledgerYear() {
        return YearMonth.parse(month).getYear();
    }

    public ConsultationKind kind() {
        return kind;
    }

    /** The month it counts for, such as {@code 2026-03}. */
    public String month() {
        return month;
    }

    /** What was asked about, none for a nil note. */
    public @Nullable Category category() {
        return category;
    }

    /** What was asked, free text. */
    public @Nullable String content() {
        return content;
    }

    /** What was answered, free text. */
    public @Nullable String answer() {
        return answer;
    }

    /** When and by whom it was entered. */
    public Entered entered() {
        return Objects.requireNonNull(entered, "entered");
    }

    /** When and by whom it was entered. */
    public record Entered(
            Instant occurredAt,
            Instant recordedAt,
            @Nullable String actor,
            Role role,
            Channel channel) {}
}
