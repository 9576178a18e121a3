package org.steelyard.complaint.ledger;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.IdempotencyKeyReused;

/**
 * Remembers what an {@code Idempotency-Key} was used for where the entry's id comes from a reference instead of the key,
 * so that the key cannot come with another reference unnoticed.
 */
@Component
class NamedRequests {

    private final MongoOperations mongo;

    NamedRequests(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Keeps the key for this request; the same request again may pass, another one is refused. */
    void claim(Conditions conditions) {
        var request = new NamedRequest(conditions.newId(), conditions.digest());
        try {
            var unused = mongo.insert(request);
        } catch (DuplicateKeyException claimed) {
            if (!request.equals(mongo.findById(request.id(), NamedRequest.class))) {
                throw (IdempotencyKeyReused) new IdempotencyKeyReused().initCause(claimed);
            }
        }
    }

    /**
     * A request with a name.
     *
     * @param id made from the key
     * @param digest SHA-256 of what was asked
     */
    @Document("namedRequests")
    record NamedRequest(@Id String id, String digest) {}
}
