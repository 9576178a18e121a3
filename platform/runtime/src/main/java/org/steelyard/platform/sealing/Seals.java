package org.steelyard.platform.sealing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.platform.sealing.SealedPlaces.Node;
import org.steelyard.platform.sealing.SealedPlaces.Places;

/** Seals the documents that are written and opens those that are read. */
@Component
class Seals {

    private static final String CARRIED = "carried";

    private final MasterKeys keys;

    Seals(MasterKeys keys) {
        this.keys = keys;
    }

    RecordKey newKey(Places places, Object id) {
        return keys.create(places.collection(), id.toString());
    }

    /** Replaces in a document all that is to be sealed, in place. */
    void seal(Places places, RecordKey key, Document document) {
        var id = String.valueOf(document.get("_id"));
        document.get(RecordKey.FIELD, Document.class).remove(CARRIED);
        if (key.isDestroyed()) {
            var carried = new HashMap<String, Object>();
            Objects.requireNonNullElse(key.carried(), List.<RecordKey.Carried>of())
                    .forEach(one -> carried.put(one.path(), one.sealed()));
            replace(places.root(), "", document, (path, _) -> carried.get(path));
        } else {
            var cipher = keys.open(places.collection(), id, key);
            replace(places.root(), "", document, (path, value) -> value == null ? null : cipher.seal(path, value));
        }
    }

    /** A copy of a stored document with all that is sealed in clear, or without it if its key was destroyed. */
    Document open(Places places, Document stored) {
        var id = String.valueOf(stored.get("_id"));
        var document = copied(places.root(), stored);
        var opening =
                new Opening(places.collection(), id, stored.get(RecordKey.FIELD) instanceof Document key ? key : null);
        replace(places.root(), "", document, opening::open);
        if (opening.key != null) {
            document.put(RecordKey.FIELD, new Document(opening.key).append(CARRIED, opening.carried));
        }
        return document;
    }

    /** One document being read; its key is unwrapped when the first sealed value is met. */
    private final class Opening {
        private final String collection;
        private final String id;
        private final @Nullable Document key;
        private final List<Document> carried = new ArrayList<>();
        private @Nullable RecordCipher cipher;

        Opening(String collection, String id, @Nullable Document key) {
            this.collection = collection;
            this.id = id;
            this.key = key;
        }

        @Nullable
        Object open(String path, @Nullable Object value) {
            if (value == null) {
                return null;
            }
            if (!(value instanceof Binary sealed) || key == null) {
                throw new SealBroken(collection, id, path + " is not sealed");
            }
            carried.add(new Document("path", path).append("sealed", sealed));
            if (!key.containsKey("wrapped") && key.containsKey("destroyedAt")) {
                return null;
            }
            if (cipher == null) {
                cipher = keys.open(collection, id, keyOf(key));
            }
            return cipher.open(path, sealed);
        }
    }

    static RecordKey keyOf(Document key) {
        return new RecordKey(key.getString("master"), key.get("wrapped", Binary.class), null, null);
    }

    private interface Replacement {
        /** What stands in a place instead of the value; nothing for nothing. */
        @Nullable
        Object of(String path, @Nullable Object value);
    }

    private static void replace(Node node, String prefix, Document document, Replacement replacement) {
        for (var field : node.sealed()) {
            var value = replacement.of(prefix + field, document.get(field));
            if (value == null) {
                document.remove(field);
            } else {
                document.put(field, value);
            }
        }
        node.nested().forEach((field, below) -> descend(below, prefix + field, document.get(field), replacement));
    }

    private static void descend(Node node, String path, @Nullable Object value, Replacement replacement) {
        switch (value) {
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    descend(node, path + "[" + i + "]", list.get(i), replacement);
                }
            }
            case Document document -> replace(node, path + ".", document, replacement);
            case null, default -> {}
        }
    }

    /** What is changed is copied, so that a document read stays as the store gave it. */
    private static Document copied(Node node, Document document) {
        var copy = new Document(document);
        node.nested().forEach((field, below) -> copy.computeIfPresent(field, (_, value) -> copied(below, value)));
        return copy;
    }

    private static Object copied(Node node, Object value) {
        return switch (value) {
            case Document document -> copied(node, document);
            case List<?> list -> {
                var copies = new ArrayList<@Nullable Object>();
                list.forEach(item -> copies.add(item == null ? null : copied(node, (Object) item)));
                yield copies;
            }
            default -> value;
        };
    }
}
