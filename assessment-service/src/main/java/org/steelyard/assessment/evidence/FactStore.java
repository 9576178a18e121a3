package org.steelyard.assessment.evidence;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
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

    /** Keeps what is not kept yet of these; what is not scored is not kept. */
    public void keep(Collection<Event> events) {
        var documents = events.stream()
                .flatMap(event -> document(event, Filing.of(event)).stream())
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

    private Optional<Document> document(Event event, Filing filing) {
        return switch (filing) {
            case Filing.InUnit step ->
                Optional.of(document(event, List.of(step.unit())).append("file", step.file()));
            case Filing.OfUnit card -> {
                var station = card.card().station();
                yield Optional.of(document(event, List.of(card.card().unit().code()))
                        .append("station", station == null ? "" : station));
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
        read(in("units", units), to);
    }

    /** Hands over all training that was offered to anyone. */
    void offers(Consumer<Event> to) {
        read(eq("offer", true), to);
    }

    /** Codes of all units that ever were of a station. */
    List<String> everUnder(String station) {
        return collection()
                .distinct("units", eq("station", station), String.class)
                .into(new ArrayList<>());
    }

    private void read(Bson which, Consumer<Event> to) {
        var limit = settings.maxFacts();
        var count = 0;
        for (var document : collection().find(which).limit(limit + 1)) {
            if (++count > limit) {
                throw new TooManyFacts(limit);
            }
            var type = document.getString("type");
            EventCatalogue.byType(type)
                    .ifPresent(known -> to.accept(codec.read(
                            known.<Event>asSubclass(Event.class),
                            document.getString("payload").getBytes(StandardCharsets.UTF_8))));
        }
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(COLLECTION);
    }

    /** The embedded store accepts these and goes on scanning, which at the size it is meant for is quick enough. */
    @Override
    public void start() {
        var unused = collection().createIndex(Indexes.ascending("units"));
        unused = collection().createIndex(Indexes.ascending("station"));
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
