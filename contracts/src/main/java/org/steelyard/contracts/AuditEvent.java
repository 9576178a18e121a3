package org.steelyard.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What lets anybody check later that a ledger was not altered. */
@Topic(AuditEvent.TOPIC)
public sealed interface AuditEvent extends Event {
    String TOPIC = "audit-events";

    /**
     * An entry or a step was written in a unit's ledger. Told of every write, so that the record of writing lies apart from
     * what was written. The subject is the entry's id, and the sequence counts its writes.
     *
     * @param entry what the entry is called in the ledger, such as its number
     * @param year the year of the ledger it stands in
     * @param before the digest of the entry as this write found it, none if there was none; if the last write left another,
     *     someone altered the entry in between
     * @param digest the digest of the entry as this write left it, SHA-256 in lower-case hex
     */
    @EventType("ledger-written.v1")
    record LedgerWritten(
            Origin origin, String entry, int year, @Nullable String before, String digest) implements AuditEvent {}

    /**
     * How far the hash chain of a unit's ledger had come at the end of a day.
     *
     * @param day the local date
     * @param links how many entries and steps the chain had
     * @param digest the hash of the last of them, SHA-256 in lower-case hex
     */
    @EventType("ledger-anchored.v1")
    record LedgerAnchored(Origin origin, LocalDate day, long links, String digest) implements AuditEvent {}
}
