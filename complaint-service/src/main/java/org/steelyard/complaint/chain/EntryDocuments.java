package org.steelyard.complaint.chain;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The entries of all ledgers as they lie in the store, whatever aggregates they are. */
@Component
class EntryDocuments {

    private final MongoTemplate mongo;

    EntryDocuments(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    private List<String> collections() {
        return mongo.getConverter().getMappingContext().getPersistentEntities().stream()
                .filter(entity -> ChainedEntry.class.isAssignableFrom(entity.getType()))
                .map(entity -> Objects.requireNonNull(mongo.getCollectionName(entity.getType())))
                .distinct()
                .toList();
    }

    /** Those of these that are there, by id. */
    Map<String, Document> find(Collection<String> ids) {
        var found = new HashMap<String, Document>();
        var wanted = new Document("_id", new Document("$in", List.copyOf(ids)));
        for (var collection : collections()) {
            for (var document : mongo.getCollection(collection).find(wanted)) {
                found.put(document.getString("_id"), document);
            }
        }
        return found;
    }

    /** The ids of all that say they stand in a unit's ledger. */
    Set<String> idsIn(String unit) {
        var ids = new TreeSet<String>();
        // by the path too, for that is what is indexed
        var ofUnit = new Document("unit.path", unit).append("unit.code", unit);
        for (var collection : collections()) {
            for (var document : mongo.getCollection(collection).find(ofUnit).projection(new Document("_id", 1))) {
                ids.add(document.getString("_id"));
            }
        }
        return ids;
    }
}
