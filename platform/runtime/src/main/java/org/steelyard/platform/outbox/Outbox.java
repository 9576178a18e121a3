package org.steelyard.platform.outbox;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Event;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.telemetry.Traces;

/**
 * Saves an aggregate and the events of its change in one document write, then has them relayed. One document is the only
 * atomicity it needs, so it is right on a stand-alone store, a replica set and a sharded cluster alike.
 */
@Component
public class Outbox {

    private final MongoOperations mongo;
    private final EventCodec codec;
    private final Relay relay;
    private final StoreCheck store;
    private final Aggregates aggregates;
    private final OutboxSettings settings;
    private final Traces traces;
    private final Clock clock;

    Outbox(
            MongoOperations mongo,
            EventCodec codec,
            Relay relay,
            StoreCheck store,
            Aggregates aggregates,
            OutboxSettings settings,
            Traces traces,
            Clock clock) {
        this.mongo = mongo;
        this.codec = codec;
        this.relay = relay;
        this.store = store;
        this.aggregates = aggregates;
        this.settings = settings;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * Stores something new with its first events. If its id is taken, the one that is there is answered: an id made by
     * {@link Conditions#newId()} or from an external reference makes creation repeatable.
     */
    public <A extends Aggregate> Created<A> create(A aggregate, Conditions conditions, Event... events) {
        store.requireWhole();
        aggregate.remember(conditions);
        tell(aggregate, List.of(events));
        aggregate.goOnAfter(aggregates.lostAfter(aggregate.id()));
        try {
            mongo.insert(aggregate);
        } catch (DuplicateKeyException taken) {
            var there = existing(aggregate, taken);
            return new Created<>(
                    there, false, there.hasServed(conditions)); // refuses a key that came with another body
        }
        relay(aggregate);
        return new Created<>(aggregate, true, false);
    }

    /**
     * Changes something: load, decide, save with the event the change returned. A request served before changes nothing;
     * a revision other than the expected one is refused; if another change comes between and the caller named no
     * revision, the decision is taken anew on what then stands.
     */
    public <A extends Aggregate> A change(
            Supplier<A> load, Conditions conditions, Function<A, ? extends Event> decide) {
        return changeTelling(load, conditions, decide.andThen(List::of));
    }

    /** As {@link #change}, for a decision that has several events to tell, or none. */
    public <A extends Aggregate> A changeTelling(
            Supplier<A> load, Conditions conditions, Function<A, ? extends List<? extends Event>> decide) {
        store.requireWhole();
        for (int attempt = 1; ; attempt++) {
            var aggregate = load.get();
            if (aggregate.hasServed(conditions)) {
                return aggregate;
            }
            requireRevision(aggregate, conditions);
            tell(aggregate, decide.apply(aggregate));
            aggregate.remember(conditions);
            try {
                mongo.save(aggregate);
            } catch (OptimisticLockingFailureException overtaken) {
                if (attempt < settings.attempts()) {
                    continue;
                }
                throw overtaken;
            }
            relay(aggregate);
            return aggregate;
        }
    }

    /** Whether an aggregate has already served this very request; a key that comes with another body is refused. */
    public boolean hasServed(Aggregate aggregate, Conditions conditions) {
        return aggregate.hasServed(conditions);
    }

    private static void requireRevision(Aggregate aggregate, Conditions conditions) {
        var expected = conditions.expected();
        if (expected != null && expected != aggregate.revision()) {
            throw new StaleRevision(expected, aggregate.revision());
        }
    }

    @SuppressWarnings("unchecked")
    private <A extends Aggregate> A existing(A aggregate, DuplicateKeyException taken) {
        var there = (A) mongo.findById(aggregate.id(), aggregate.getClass());
        if (there == null) {
            throw taken; // another unique index than the id's
        }
        return there;
    }

    private void tell(Aggregate aggregate, List<? extends Event> events) {
        for (var event : events) {
            aggregate.tell(new PendingEvent(
                    event.sequence(),
                    Aggregate.topicOf(event),
                    event.key(),
                    headers(event),
                    codec.write(event),
                    clock.millis()));
        }
    }

    private Map<String, String> headers(Event event) {
        var headers = new LinkedHashMap<>(codec.attributes(event));
        traces.tell(headers::put);
        return headers;
    }

    private void relay(Aggregate aggregate) {
        relay.send(mongo.getCollectionName(aggregate.getClass()), aggregate.id(), aggregate.pending());
    }
}
