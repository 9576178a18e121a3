package org.steelyard.escalation.complaint;

import java.time.Instant;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.UnitRef;

/**
 * What is known of a complaint since it was received.
 *
 * @param complaint the complaint's id
 * @param receivedAt when the unit received it
 * @param recordedAt when it was written down, and so could be known
 */
public record ComplaintFacts(
        String complaint,
        String ledgerNumber,
        UnitRef unit,
        Category category,
        Money disputedAmount,
        Harm harm,
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
                received.harm(),
                origin.occurredAt(),
                origin.recordedAt(),
                origin.channel());
    }

    /** Whether it was taken over from old records. */
    public boolean isImported() {
        return channel == Channel.IMPORT;
    }
}
