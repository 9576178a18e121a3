package org.steelyard.platform.sealing;

import com.mongodb.client.result.UpdateResult;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.aggregation.AggregationUpdate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.core.query.UpdateDefinition;
import org.steelyard.platform.sealing.SealedPlaces.Places;

/** Refuses to write around the seals: sealed values are changed by saving their record, never by a partial update. */
public class SealingTemplate extends MongoTemplate {

    private final SealedPlaces places;

    SealingTemplate(MongoDatabaseFactory factory, SealingConverter converter, SealedPlaces places) {
        super(factory, converter);
        this.places = places;
    }

    @Override
    protected UpdateResult doUpdate(
            String collection,
            Query query,
            UpdateDefinition update,
            @Nullable Class<?> type,
            boolean upsert,
            boolean multi) {
        if (update instanceof Update || update instanceof AggregationUpdate) {
            requireApart(collection, update);
        } // else Spring's own, of a whole record being saved: it went through the converter, and so is sealed
        return super.doUpdate(collection, query, update, type, upsert, multi);
    }

    @Override
    public <T> @Nullable T findAndModify(
            Query query, UpdateDefinition update, FindAndModifyOptions options, Class<T> type, String collection) {
        requireApart(collection, update);
        return super.findAndModify(query, update, options, type, collection);
    }

    /** The fluent way finds and modifies past what can be overridden here. */
    @Override
    public <T> ExecutableUpdate<T> update(Class<T> type) {
        if (!places.of(type).isEmpty()) {
            throw new IllegalStateException(
                    "No fluent update of " + getCollectionName(type) + ": some of it is sealed");
        }
        return super.update(type);
    }

    @Override
    public BulkOperations bulkOps(BulkOperations.BulkMode mode, @Nullable Class<?> type, String collection) {
        if (!places.in(collection).isEmpty()) {
            throw new IllegalStateException("No bulk writes into " + collection + ": some of it is sealed");
        }
        return super.bulkOps(mode, type, collection);
    }

    private void requireApart(String collection, UpdateDefinition update) {
        var sealed = places.in(collection);
        if (!sealed.isEmpty() && (update instanceof AggregationUpdate || touches(sealed, update.getUpdateObject()))) {
            throw new IllegalStateException(
                    "No partial update of what is sealed in " + collection + ": save the whole record");
        }
    }

    private static boolean touches(Places sealed, Document update) {
        if (update.keySet().stream().noneMatch(operator -> operator.startsWith("$"))) {
            return !sealed.root()
                    .isSealedIn(update); // a whole record, as a save writes it: the converter has sealed it
        }
        return update.entrySet().stream()
                .anyMatch(operator -> !(operator.getValue() instanceof Document fields)
                        || fields.keySet().stream()
                                .map(SealingTemplate::names)
                                .anyMatch(path -> path.getFirst().equals(RecordKey.FIELD)
                                        || sealed.root().touches(path)));
    }

    /** A path without the indexes and placeholders of list elements. */
    private static List<String> names(String path) {
        return Arrays.stream(path.split("\\.", -1))
                .filter(name -> !name.startsWith("$") && !name.matches("\\d+"))
                .toList();
    }
}
