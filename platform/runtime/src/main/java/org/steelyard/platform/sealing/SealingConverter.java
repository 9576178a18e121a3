package org.steelyard.platform.sealing;

import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.mongodb.core.convert.DbRefResolver;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.projection.EntityProjection;
import org.steelyard.platform.sealing.SealedPlaces.Places;

/**
 * Seals what is written and opens what is read. It sits in the converter and not in lifecycle events because every way in
 * and out passes here: saves, replacements, finds, streams and what is read by hand; events can be switched off.
 */
public class SealingConverter extends MappingMongoConverter {

    private final SealedPlaces places;
    private final Seals seals;

    SealingConverter(DbRefResolver references, MongoMappingContext context, SealedPlaces places, Seals seals) {
        super(references, context);
        this.places = places;
        this.seals = seals;
    }

    @Override
    public void write(Object source, Bson target) {
        var sealed = places.of(source.getClass());
        if (sealed.isEmpty()) {
            super.write(source, target);
            return;
        }
        if (!(target instanceof Document document)) {
            throw new IllegalArgumentException("Cannot seal into " + target.getClass());
        }
        var key = keyOf(source, sealed);
        super.write(source, target);
        seals.seal(sealed, key, document);
    }

    /** The record's key; a new record gets one, and keeps it in memory too, so that it is sealed alike the next time. */
    private RecordKey keyOf(Object source, Places sealed) {
        var entity = getMappingContext().getRequiredPersistentEntity(source.getClass());
        var accessor = entity.getPropertyAccessor(source);
        var property = Objects.requireNonNull(sealed.key());
        if (accessor.getProperty(property) instanceof RecordKey key) {
            return key;
        }
        var id = entity.getIdentifierAccessor(source).getRequiredIdentifier();
        var key = seals.newKey(sealed, id);
        accessor.setProperty(property, key);
        return key;
    }

    @Override
    protected <S extends Object> S read(TypeInformation<S> type, Bson stored) {
        return super.read(type, opened(type.getType(), stored));
    }

    @Override
    public <R> R project(EntityProjection<R, ?> projection, Bson stored) {
        return super.project(projection, opened(projection.getActualDomainType().getType(), stored));
    }

    private Bson opened(Class<?> type, Bson stored) {
        var sealed = places.of(type);
        return sealed.isEmpty() || !(stored instanceof Document document) ? stored : seals.open(sealed, document);
    }
}
