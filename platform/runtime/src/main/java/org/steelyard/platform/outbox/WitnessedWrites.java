package org.steelyard.platform.outbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.data.mongodb.core.mapping.event.AfterConvertCallback;
import org.springframework.data.mongodb.core.mapping.event.BeforeSaveCallback;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Event;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.store.CanonicalForm;

/**
 * Adds to a document about to be written the fact that tells of the write itself. It sees the document as it goes to the
 * store, last of all, so its digest is of what is stored: of what is sealed, the sealed form.
 */
@Component
class WitnessedWrites implements BeforeSaveCallback<Aggregate>, AfterConvertCallback<Aggregate>, Ordered {

    private static final String PENDING = "pending";

    private final ObjectProvider<Witness> witnesses;
    private final EventCodec codec;
    private final Clock clock;

    WitnessedWrites(ObjectProvider<Witness> witnesses, EventCodec codec, Clock clock) {
        this.witnesses = witnesses;
        this.codec = codec;
        this.clock = clock;
    }

    @Override
    public Aggregate onAfterConvert(Aggregate aggregate, Document document, String collection) {
        aggregate.stored(document);
        return aggregate;
    }

    @Override
    public Aggregate onBeforeSave(Aggregate aggregate, Document document, String collection) {
        witnesses.stream()
                .filter(witness -> witness.watches(aggregate.getClass()))
                .forEach(witness -> add(aggregate, document, witness));
        return aggregate;
    }

    private void add(Aggregate aggregate, Document document, Witness witness) {
        var before = aggregate.stored();
        var revision = Objects.requireNonNull(document.get("version", Number.class));
        var event = witness.tell(
                aggregate,
                revision.longValue(),
                before == null ? null : CanonicalForm.digest(before),
                CanonicalForm.digest(document));
        var pending = pending(event);
        aggregate.tell(pending);
        var all = new ArrayList<>(document.getList(PENDING, Object.class, List.of()));
        all.add(stored(pending));
        document.put(PENDING, all);
        aggregate.stored(document);
    }

    private PendingEvent pending(Event event) {
        return new PendingEvent(
                event.sequence(),
                Aggregate.topicOf(event),
                event.key(),
                codec.attributes(event),
                codec.write(event),
                clock.millis());
    }

    private static Document stored(PendingEvent pending) {
        return new Document("sequence", pending.sequence())
                .append("topic", pending.topic())
                .append("key", pending.key())
                .append("headers", new Document(pending.headers()))
                .append("body", pending.body())
                .append("savedAtMillis", pending.savedAtMillis());
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
