package org.steelyard.escalation.complaint;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.LedgerCorrected;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.RespondentPlace;
import org.steelyard.contracts.Suspicion;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * What the entry in the ledger says, as it was last corrected.
 *
 * @param complaint the complaint's id
 * @param respondentKey the same for all complaints against one respondent; none if nobody was named
 * @param linkedEntry the entry on another track that came with the same letter, if any
 * @param receivedAt when the unit received it
 * @param recordedAt when it was written down, and so could be known
 */
public record ComplaintFacts(
        String complaint,
        String ledgerNumber,
        UnitRef unit,
        Category category,
        Money disputedAmount,
        int complainants,
        Harm harm,
        @Nullable String respondentKey,
        @Nullable RespondentPlace respondentPlace,
        @Nullable Suspicion suspicion,
        @Nullable String linkedEntry,
        Instant receivedAt,
        Instant recordedAt,
        Channel channel) {

    /** The facts that came with the entry in the ledger. */
    public static ComplaintFacts of(ComplaintReceived received) {
        var origin = received.origin();
        return new ComplaintFacts(
                origin.subject(),
                received.ledgerNumber(),
                origin.unit(),
                received.category(),
                received.disputedAmount(),
                received.complainants(),
                received.harm(),
                received.respondentKey(),
                received.respondentPlace(),
                received.suspicion(),
                received.linkedEntry(),
                origin.occurredAt(),
                origin.recordedAt(),
                origin.channel());
    }

    /** What stands after a correction; when it was received and written down first is not corrected. */
    ComplaintFacts corrected(LedgerCorrected correction) {
        return new ComplaintFacts(
                complaint,
                ledgerNumber,
                unit,
                correction.category(),
                correction.disputedAmount(),
                correction.complainants(),
                correction.harm(),
                correction.respondentKey(),
                correction.respondentPlace(),
                correction.suspicion(),
                linkedEntry,
                receivedAt,
                recordedAt,
                channel);
    }

    /** The code of the county in which it was entered. */
    public String county() {
        return unit.path().getFirst();
    }

    /** The day the unit received it; the day that decides which version of the rules it is judged by. */
    public LocalDate receivedOn() {
        return WorkingCalendar.dateOf(receivedAt);
    }

    /** Whether it was taken over from old records. */
    public boolean isImported() {
        return channel == Channel.IMPORT;
    }
}
