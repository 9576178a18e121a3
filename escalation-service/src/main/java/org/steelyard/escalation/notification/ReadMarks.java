package org.steelyard.escalation.notification;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Up to where each person has read. An office has several officers: that one has read something does not mean that
 * another has, so the mark belongs to the recipient and the account.
 */
@Component
class ReadMarks {

    private final MongoOperations mongo;

    ReadMarks(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The number of the last notification read, 0 if none. */
    long of(Recipient recipient, String account) {
        var mark = mongo.findById(idOf(recipient, account), Mark.class);
        return mark == null ? 0 : mark.upTo();
    }

    /** Moves the mark on, never back. */
    void move(Recipient recipient, String account, long upTo) {
        var unused = mongo.upsert(
                query(where("_id").is(idOf(recipient, account))), new Update().max("upTo", upTo), Mark.class);
    }

    private static String idOf(Recipient recipient, String account) {
        return recipient + "|" + account;
    }

    @Document("notification-marks")
    record Mark(@Id String id, long upTo) {}
}
