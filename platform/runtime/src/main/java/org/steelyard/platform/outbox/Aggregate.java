package org.steelyard.platform.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.steelyard.contracts.Event;
import org.steelyard.platform.sealing.RecordKey;

/**
 * What is loaded, decided upon and saved as one document, together with the events that still have to be told and the
 * requests it has already served.
 */
public abstract class Aggregate {

    /** Keys of past requests kept; a client that repeats itself does so soon. */
    private static final int REMEMBERED_REQUESTS = 20;

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private long sequence;

    // not final: a final field would not be filled when the document is read, and what is pending would be lost
    private List<PendingEvent> pending = new ArrayList<>();

    private List<ServedRequest> served = new ArrayList<>();

    /** The document it was read from, for a {@link Witness} to say what a write found. */
    @Transient
    private org.bson.@Nullable Document stored;

    /** None until the record is written, and for ever if nothing of it is sealed. */
    private @Nullable RecordKey key;

    protected Aggregate(String id) {
        this.id = id;
    }

    /** The stable id; also the subject of its events. */
    public final String id() {
        return id;
    }

    /** The revision, 0 for the first; what an {@code ETag} shows. */
    public final long revision() {
        return version == null ? 0 : version;
    }

    /** The number of the next event; every event takes one, so that gaps show. */
    protected final long nextSequence() {
        return ++sequence;
    }

    /** The number of the last event. */
    protected final long sequence() {
        return sequence;
    }

    final org.bson.@Nullable Document stored() {
        return stored;
    }

    final void stored(org.bson.Document document) {
        stored = document;
    }

    /** Leaves out numbers that were told before; what it has to tell now is told again under the numbers it has. */
    final void goOnAfter(long last) {
        sequence = Math.max(sequence, last);
    }

    /** Makes what is sealed in it unreadable for ever, in the store and in every copy that is younger than its key. */
    protected final void destroyKey(Instant now) {
        if (key != null) {
            key = key.destroyed(now);
            served.clear(); // a digest of what was asked lets one try out guesses
        }
    }

    /** Whether what was sealed in it is gone for good. */
    public final boolean isErased() {
        return key != null && key.isDestroyed();
    }

    final boolean isNew() {
        return version == null;
    }

    final void tell(PendingEvent event) {
        pending.add(event);
    }

    final List<PendingEvent> pending() {
        return List.copyOf(pending);
    }

    final void remember(Conditions conditions) {
        var key = conditions.key();
        if (key != null) {
            served.add(new ServedRequest(key, conditions.digest()));
            if (served.size() > REMEMBERED_REQUESTS) {
                served.removeFirst();
            }
        }
    }

    /** Whether a request with this key was served before; with another body it is refused. */
    final boolean hasServed(Conditions conditions) {
        var key = conditions.key();
        if (key == null) {
            return false;
        }
        var before = served.stream()
                .filter(request -> request.key().equals(key))
                .findFirst()
                .orElse(null);
        if (before == null) {
            return false;
        }
        if (!before.digest().equals(conditions.digest())) {
            throw new IdempotencyKeyReused();
        }
        return true;
    }

    /** A request served: its key and the SHA-256 of what it asked. */
    record ServedRequest(String key, String digest) {}

    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + id + " revision " + revision();
    }

    static String topicOf(Event event) {
        return org.steelyard.contracts.EventCatalogue.topicOf(event.getClass());
    }
}
