package org.steelyard.platform.outbox;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The documents of all aggregates, whatever their kind: where they lie, and how far the store knows what they told. */
@Component
class Aggregates {

    private static final String SEQUENCE = "sequence";
    /** What was told and is in the store no more, by the number of its last fact. */
    private static final String LOST = "lostSubjects";

    private static final int READ_AT_A_TIME = 1_000;

    private final MongoTemplate mongo;
    private volatile boolean anyLost;

    Aggregates(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    List<String> collections() {
        return mongo.getConverter().getMappingContext().getPersistentEntities().stream()
                .filter(entity -> Aggregate.class.isAssignableFrom(entity.getType()))
                .filter(entity -> !entity.getType().equals(Aggregate.class))
                .map(entity -> Objects.requireNonNull(mongo.getCollectionName(entity.getType())))
                .distinct()
                .toList();
    }

    /** The number of the last event that the store knows of each subject; a subject it does not know is left out. */
    Map<String, Long> sequences(Collection<String> subjects) {
        anyLost = mongo.getCollection(LOST).find().first() != null;
        var known = new HashMap<String, Long>();
        var all = new ArrayList<>(subjects);
        for (int from = 0; from < all.size(); from += READ_AT_A_TIME) {
            var some = all.subList(from, Math.min(all.size(), from + READ_AT_A_TIME));
            Stream.concat(Stream.of(LOST), collections().stream()).forEach(collection -> read(collection, some, known));
        }
        return known;
    }

    private void read(String collection, List<String> subjects, Map<String, Long> known) {
        mongo.getCollection(collection)
                .find(Filters.in("_id", subjects))
                .projection(Projections.include(SEQUENCE))
                .forEach(found -> known.merge(found.getString("_id"), numberIn(found), Math::max));
    }

    private static long numberIn(Document found) {
        return found.get(SEQUENCE, Number.class) instanceof Number number ? number.longValue() : 0;
    }

    /**
     * Has a subject go on after a number. One that the store does not have is noted: a client that repeats itself enters
     * it again under the same id.
     */
    void goOnAfter(String subject, long sequence) {
        var found = collections().stream()
                .mapToLong(collection -> mongo.getCollection(collection)
                        .updateOne(Filters.eq("_id", subject), Updates.set(SEQUENCE, sequence))
                        .getMatchedCount())
                .sum();
        if (found == 0) {
            var unused = mongo.save(new Document("_id", subject).append(SEQUENCE, sequence), LOST);
            anyLost = true;
        }
    }

    /** The number that something new goes on after: 0, unless it was told before and lost. */
    long lostAfter(String subject) {
        if (!anyLost) {
            return 0;
        }
        return mongo.getCollection(LOST).find(Filters.eq("_id", subject)).first() instanceof Document lost
                ? numberIn(lost)
                : 0;
    }
}
