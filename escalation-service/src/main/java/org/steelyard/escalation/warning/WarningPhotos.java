package org.steelyard.escalation.warning;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** The photos, outside the documents they belong to, each under an id of its content. */
@Component
class WarningPhotos {

    private final MongoOperations mongo;

    WarningPhotos(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Stores it, unless it is there; answers its id. */
    String keep(String warning, String unit, Photo photo) {
        var id = WarningRelay.idOf(warning, unit) + ":" + digest(photo.content());
        try {
            var unused = mongo.insert(new Stored(id, photo.type(), photo.content()));
        } catch (DuplicateKeyException there) {
            // the same picture
        }
        return id;
    }

    Optional<Photo> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Stored.class))
                .map(stored -> new Photo(stored.type(), stored.content()));
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Document("warning-photos")
    record Stored(@Id String id, Photo.Type type, byte[] content) {}
}
