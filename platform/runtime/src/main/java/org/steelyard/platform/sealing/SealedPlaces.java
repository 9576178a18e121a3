package org.steelyard.platform.sealing;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.data.mongodb.core.mapping.MongoPersistentProperty;
import org.springframework.stereotype.Component;

/** Where in each stored class something sealed lies; looked up once. */
@Component
class SealedPlaces {

    private final MongoMappingContext context;
    private final Map<Class<?>, Places> known = new ConcurrentHashMap<>();

    SealedPlaces(MongoMappingContext context) {
        this.context = context;
    }

    /** The places of a class that is stored by itself; none for values and for classes with nothing to seal. */
    Places of(Class<?> type) {
        var places = known.get(type); // computing twice does no harm, waiting for each other might
        if (places == null) {
            places = look(type);
            known.put(type, places);
        }
        return places;
    }

    /** The places of what is stored in a collection. */
    Places in(String collection) {
        return all().stream()
                .filter(places -> places.collection().equals(collection))
                .findFirst()
                .orElse(Places.NONE);
    }

    /** All classes that have something to seal. */
    List<Places> all() {
        return context.getPersistentEntities().stream()
                .filter(entity -> !Modifier.isAbstract(entity.getType().getModifiers()))
                .map(entity -> of(entity.getType()))
                .filter(places -> !places.isEmpty())
                .toList();
    }

    private Places look(Class<?> type) {
        // only what is stored by itself has a key; a part of it is opened with the whole
        var entity = type.isAnnotationPresent(Document.class) ? context.getPersistentEntity(type) : null;
        if (entity == null) {
            return Places.NONE;
        }
        var node = node(entity, new HashSet<>());
        return node.isEmpty() ? Places.NONE : new Places(entity.getCollection(), node, key(entity));
    }

    private static MongoPersistentProperty key(MongoPersistentEntity<?> entity) {
        var key = entity.getPersistentProperty(RecordKey.FIELD);
        if (key == null || key.getType() != RecordKey.class || key.isImmutable()) {
            throw new IllegalStateException(
                    entity.getName() + " has something sealed and needs a field that can be set: "
                            + RecordKey.class.getSimpleName() + " " + RecordKey.FIELD);
        }
        return key;
    }

    private Node node(MongoPersistentEntity<?> entity, Set<Class<?>> above) {
        var sealed = new ArrayList<String>();
        var nested = new HashMap<String, Node>();
        above.add(entity.getType());
        for (var property : entity) {
            if (property.isAnnotationPresent(Sealed.class)) {
                sealed.add(property.getFieldName());
            } else {
                for (var type : property.getPersistentEntityTypeInformation()) {
                    var child = above.contains(type.getType()) ? null : context.getPersistentEntity(type);
                    var below = child == null ? null : node(child, above);
                    if (below != null && !below.isEmpty()) {
                        nested.put(property.getFieldName(), below);
                    }
                }
            }
        }
        above.remove(entity.getType());
        return new Node(List.copyOf(sealed), Map.copyOf(nested));
    }

    /**
     * Sealed fields of a document and the fields that lead to more of them.
     */
    record Node(List<String> sealed, Map<String, Node> nested) {
        boolean isEmpty() {
            return sealed.isEmpty() && nested.isEmpty();
        }

        /** Whether a document holds nothing in clear that is to be sealed. */
        boolean isSealedIn(@Nullable Object value) {
            return switch (value) {
                case org.bson.Document document ->
                    sealed.stream()
                                    .allMatch(field ->
                                            document.get(field) == null || document.get(field) instanceof Binary)
                            && nested.entrySet().stream()
                                    .allMatch(below -> below.getValue().isSealedIn(document.get(below.getKey())));
                case List<?> list -> list.stream().allMatch(this::isSealedIn);
                case null, default -> true;
            };
        }

        /** Whether a path, given by its names without indexes, is sealed, lies in something sealed, or holds such. */
        boolean touches(List<String> path) {
            if (path.isEmpty() || sealed.contains(path.getFirst())) {
                return true;
            }
            var below = nested.get(path.getFirst());
            return below != null && below.touches(path.subList(1, path.size()));
        }
    }

    /** What is sealed in a class, and the property that holds the record's key. */
    record Places(String collection, Node root, @Nullable MongoPersistentProperty key) {
        static final Places NONE = new Places("", new Node(List.of(), Map.of()), null);

        boolean isEmpty() {
            return root.isEmpty();
        }
    }
}
