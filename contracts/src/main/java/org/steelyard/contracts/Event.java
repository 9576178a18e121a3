package org.steelyard.contracts;

import java.time.Instant;

/** Something that happened to one subject, told once and never changed; identified by source, subject and sequence. */
public interface Event {

    /** Where, when and by whom the fact was written down. */
    Origin origin();

    /** The Kafka key: all facts that count for one unit share it, so they stay in one partition and in order. */
    default String key() {
        return origin().unit().code();
    }

    /** The identity of the event: idempotency key, order guard and gap detector in one. */
    default String id() {
        return origin().source() + "/" + origin().subject() + "/" + origin().sequence();
    }

    /** The stable id of the thing the fact is about. */
    default String subject() {
        return origin().subject();
    }

    /** The position of the fact in its subject's life, from 1 without gaps. */
    default long sequence() {
        return origin().sequence();
    }

    /** When it happened. */
    default Instant occurredAt() {
        return origin().occurredAt();
    }

    /** When it was written down, never before it happened. */
    default Instant recordedAt() {
        return origin().recordedAt();
    }
}
