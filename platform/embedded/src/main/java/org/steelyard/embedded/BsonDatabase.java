package org.steelyard.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database whose collections and indexes are held as {@link BsonType}s, under the names the library gives them. */
final class BsonDatabase extends H2Database {

    private final MVStore store;

    BsonDatabase(String name, MVStore store, CursorRegistry cursors) {
        this.store = store; // first, for the library's constructor opens the collections
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        var name = getFullCollectionNamespace(collection);
        MVMap<Object, Document> documents = store.openMap(
                "databases." + name,
                new MVMap.Builder<Object, Document>().keyType(BsonType.ID).valueType(BsonType.DOCUMENT));
        MVMap<String, Object> size = store.openMap("meta." + name);
        return new H2Collection(this, collection, options, documents, size, cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        MVMap<KeyValue, Object> entries = store.openMap(
                getFullCollectionNamespace(collection) + "._index_" + index,
                new MVMap.Builder<KeyValue, Object>().keyType(BsonType.INDEXED).valueType(BsonType.ID));
        return new BsonIndex(entries, index, keys, sparse);
    }
}
