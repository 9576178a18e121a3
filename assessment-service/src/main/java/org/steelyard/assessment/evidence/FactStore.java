package org.steelyard.assessment.evidence;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.score.Filing;
import org.steelyard.assessment.score.ScoringSettings;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.platform.event.EventCodec;

/** The facts that are scored, each once under its event id; never changed, never removed. */
@Component
public class FactStore implements SmartLifecycle {

    private static final String COLLECTION = "facts";

    private final MongoOperations mongo;
    private final EventCodec codec;
    private final ScoringSettings settings;
    private volatile boolean running;

    FactStore(MongoOperations mongo, EventCodec codec, ScoringSettings settings) {
        this.mongo = mongo;
        this.codec = codec;
        this.settings = settings;
    }

    /**
     * Where in the log a fact stands.
     *
     * @param partition {@code <topic>-<partition>}
     */
    public record Place(String partition, long offset) {}

    /**
     * Keeps what is not kept yet of these; what is not scored is not kept.
     *
     * @param places by event id, so that a later answer can tell what was read by then
     */
    public void keep(Collection<Event> events, Map<String, Place> places) {
        var documents = events.stream()
                .flatMap(event -> document(event, Filing.of(event)).stream())
                .map(document -> placed(document, places.get(document.getString("_id"))))
                .toList();
        if (documents.isEmpty()) {
            return;
        }
        try {
            var unused = collection().insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException partly) {
            var failed = partly.getWriteErrors().stream()
                    .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY);
            if (failed || partly.getWriteConcernError() != null) {
                throw partly; // what failed otherwise comes again; what is there already does not matter
            }
        }
    }

    private static Document placed(Document document, @Nullable Place place) {
        return place == null
                ? document
                : document.append("place", place.partition()).append("offset", place.offset());
    }

    private Optional<Document> document(Event event, Filing filing) {
        return switch (filing) {
            case Filing.InUnit step ->
                Optional.of(document(event, List.of(step.unit())).append("file", step.file()));
            case Filing.OfUnit card -> {
                var station = card.card().station();
                yield Optional.of(document(event, List.of(card.card().unit().code()))
                        .append("station", station == null ? "" : station)
                        .append("county", card.card().unit().path().getFirst()));
            }
            case Filing.ForAreas offer ->
                Optional.of(document(event, offer.offer().areas()).append("offer", true));
            case Filing.Nowhere() -> Optional.empty();
        };
    }

    private Document document(Event event, List<String> areas) {
        return new Document("_id", event.id())
                .append("units", areas)
                .append("type", EventCatalogue.typeOf(event.getClass()))
                .append("subject", event.subject())
                .append("occurredAt", Date.from(event.occurredAt()))
                .append("recordedAt", Date.from(event.recordedAt()))
                .append("payload", codec.write(event));
    }

    /** Hands over all facts of some units; refused if there are more than may be loaded for one answer. */
    void of(Collection<String> units, Consumer<Event> to) {
        of(units, Horizon.OPEN, to);
    }

    /** The same of what lies within a horizon. */
    void of(Collection<String> units, Horizon horizon, Consumer<Event> to) {
        read(in("units", units), horizon, to);
    }

    /** Hands over all that was offered to anyone, as far as it lies within a horizon. */
    void offers(Horizon horizon, Consumer<Event> to) {
        read(eq("offer", true), horizon, to);
    }

    /** A kept fact by its id. */
    public Optional<Event> byId(String id) {
        return Optional.ofNullable(collection().find(eq("_id", id)).first()).flatMap(this::event);
    }

    /** Where in the log a kept fact stands, none if that was not noted. */
    public Optional<Place> placeOf(String id) {
        return Optional.ofNullable(collection().find(eq("_id", id)).first())
                .filter(document -> document.getString("place") != null)
                .map(document -> new Place(document.getString("place"), document.getLong("offset")));
    }

    /** How many facts of a type happened in a unit from an instant to before another. */
    public long count(String unit, Class<? extends Event> type, Instant from, Instant to) {
        return collection()
                .countDocuments(and(
                        eq("units", unit),
                        eq("type", EventCatalogue.typeOf(type)),
                        gte("occurredAt", Date.from(from)),
                        lt("occurredAt", Date.from(to))));
    }

    /** Codes of all units that ever were of a station. */
    List<String> everUnder(String station) {
        return collection()
                .distinct("units", eq("station", station), String.class)
                .into(new ArrayList<>());
    }

    /** Codes of all units that ever were of a county, itself among them, without the points of its stations. */
    List<String> stationsEverOf(String county) {
        return collection()
                .distinct("units", and(eq("county", county), eq("station", "")), String.class)
                .into(new ArrayList<>());
    }

    /** Codes of all units that ever were of a county, itself among them. */
    List<String> everOf(String county) {
        return collection()
                .distinct("units", eq("county", county), String.class)
                .into(new ArrayList<>());
    }

    private void read(Bson which, Horizon horizon, Consumer<Event> to) {
        var limit = settings.maxFacts();
        var count = 0;
        for (var document : collection().find(which).limit(limit + 1)) {
            if (++count > limit) {
                throw new TooManyFacts(limit);
            }
            if (horizon.reaches(document.getString("_id"), document.getString("place"), document.getLong("offset"))) {
                event(document).ifPresent(to);
            }
        }
    }

    private Optional<Event> event(Document document) {
        return EventCatalogue.byType(document.getString("type"))
                .map(known -> codec.read(
                        known.<Event>asSubclass(Event.class),
                        document.getString("payload").getBytes(StandardCharsets.UTF_8)));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(COLLECTION);
    }

    /** The embedded store accepts these and goes on scanning, which at the size it is meant for is quick enough. */
    @Override
    public void start() {
        var unused = collection().createIndex(Indexes.ascending("units"));
        unused = collection().createIndex(Indexes.ascending("station"));
        unused = collection().createIndex(Indexes.ascending("county", "station"));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the listeners and the web server, which start late. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE / 2;
    }
}
