package org.steelyard.platform.sealing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;
import org.steelyard.platform.sealing.SealedPlaces.Places;
import org.steelyard.platform.telemetry.LogKeys;

/**
 * Brings the keys of records under the active master key after it was changed, without touching what they sealed. It may
 * run while the service works: a record that is changed meanwhile keeps its old key and is found by the next run.
 */
@Service
public class Rewrapping {

    private static final Logger log = LoggerFactory.getLogger(Rewrapping.class);
    private static final String MASTER = "key.master";

    private final MongoOperations mongo;
    private final SealedPlaces places;
    private final MasterKeys keys;
    private final SealingSettings settings;

    Rewrapping(MongoOperations mongo, SealedPlaces places, MasterKeys keys, SealingSettings settings) {
        this.mongo = mongo;
        this.places = places;
        this.keys = keys;
        this.settings = settings;
    }

    /** How many records each master key is needed for; one that is needed for none may be taken away. */
    public State state() {
        var records = new TreeMap<String, Long>();
        for (var sealed : places.all()) {
            var counting = List.of(
                    new Document("$match", new Document(MASTER, new Document("$exists", true))),
                    new Document(
                            "$group", new Document("_id", "$" + MASTER).append("records", new Document("$sum", 1))));
            for (var count : mongo.getCollection(sealed.collection()).aggregate(counting)) {
                records.merge(
                        count.getString("_id"),
                        count.get("records", Number.class).longValue(),
                        Long::sum);
            }
        }
        return new State(keys.activeId(), records);
    }

    /** Rewraps all that is not yet under the active master key. */
    public Outcome rewrap() {
        var rewrapped = 0;
        var failed = 0;
        for (var sealed : places.all()) {
            Object last = null;
            for (var batch = batch(sealed, last); !batch.isEmpty(); batch = batch(sealed, last)) {
                for (var record : batch) {
                    last = record.get("_id");
                    try {
                        rewrapped += rewrap(sealed, record) ? 1 : 0;
                    } catch (SealBroken broken) {
                        failed++;
                        log.atError()
                                .addKeyValue(LogKeys.COLLECTION, broken.collection())
                                .addKeyValue(LogKeys.SUBJECT, broken.id())
                                .log("Record's key does not open, not rewrapped");
                    }
                }
            }
        }
        log.atInfo().addKeyValue(LogKeys.COUNT, rewrapped).log("Record keys rewrapped");
        return new Outcome(keys.activeId(), rewrapped, failed);
    }

    private List<Document> batch(Places sealed, @Nullable Object after) {
        var wanted = new Document(MASTER, new Document("$exists", true).append("$ne", keys.activeId()));
        if (after != null) {
            wanted.append("_id", new Document("$gt", after));
        }
        return mongo.getCollection(sealed.collection())
                .find(wanted)
                .projection(new Document("version", 1).append(RecordKey.FIELD, 1))
                .sort(new Document("_id", 1))
                .limit(settings.rewrapBatch())
                .into(new ArrayList<>());
    }

    /** Only if nothing came between: an erasure must not find its key back. */
    private boolean rewrap(Places sealed, Document record) {
        var id = String.valueOf(record.get("_id"));
        var key = keys.rewrap(sealed.collection(), id, Seals.keyOf(record.get(RecordKey.FIELD, Document.class)));
        var unchanged = record.containsKey("version")
                ? new Document("_id", record.get("_id")).append("version", record.get("version"))
                : new Document("_id", record.get("_id"))
                        .append("key.wrapped", record.getEmbedded(List.of(RecordKey.FIELD, "wrapped"), Binary.class));
        var wrapped = new Document("master", key.master()).append("wrapped", key.wrapped());
        return mongo.getCollection(sealed.collection())
                        .updateOne(unchanged, new Document("$set", new Document(RecordKey.FIELD, wrapped)))
                        .getModifiedCount()
                == 1;
    }

    /**
     * Which master keys are needed.
     *
     * @param active the one for new records
     * @param records how many records each is needed for
     */
    public record State(String active, Map<String, Long> records) {}

    /**
     * What was done.
     *
     * @param active the master key all are under now
     * @param rewrapped how many records' keys were changed
     * @param failed how many did not open; their ids are in the log
     */
    public record Outcome(String active, int rewrapped, int failed) {}
}
