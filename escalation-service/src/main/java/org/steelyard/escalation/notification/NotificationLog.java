package org.steelyard.escalation.notification;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * What each recipient was told, in an order nobody can miss a part of: a recipient's notifications lie in a chain of
 * buckets, each one document, and are appended by a guarded write. So the order of the numbers is the order in which they
 * become visible, whoever writes, and a reader who saw number 7 has seen all before it.
 *
 * <p>A fact is told once, whoever hears it how often: before appending, the bucket from which on it may lie is put down
 * under the fact's identity; who hears it again walks the chain from there and finds it. All by {@code _id} alone.
 */
@Component
class NotificationLog {

    /** Notifications a bucket holds; it stays small enough to be read and written as a whole. */
    static final int BUCKET = 50;

    private final MongoOperations mongo;

    private final Clock clock;

    NotificationLog(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Appends, unless the fact was told to this recipient before; answers whether it was appended now. */
    boolean append(Recipient recipient, Notification notification) {
        var number = putDown(recipient, notification.event());
        while (true) {
            var bucket = bucket(recipient, number);
            if (bucket.tells(notification.event())) {
                return false;
            }
            if (bucket.isFull()) {
                number++;
                advance(recipient, number);
            } else if (push(bucket, notification.numbered(bucket.nextId(), now()))) {
                return true;
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** What the recipient was told after a notification, in order, at most so many. */
    List<Notification> after(Recipient recipient, long id, int limit) {
        var found = new ArrayList<Notification>();
        for (var number = id / BUCKET; found.size() < limit; number++) {
            var bucket = find(recipient, number);
            if (bucket == null) {
                break;
            }
            bucket.entries().stream()
                    .filter(entry -> entry.id() > id)
                    .limit(limit - found.size())
                    .forEach(found::add);
            if (!bucket.isFull()) {
                break;
            }
        }
        return found;
    }

    /** The number of the last notification, 0 if there is none. */
    long last(Recipient recipient) {
        var last = 0L;
        for (var number = head(recipient); ; number++) {
            var bucket = find(recipient, number);
            if (bucket == null) {
                return last;
            }
            last = bucket.nextId() - 1;
        }
    }

    private long putDown(Recipient recipient, String event) {
        var telling = new Telling(recipient + "|" + event, head(recipient));
        try {
            return mongo.insert(telling).bucket();
        } catch (DuplicateKeyException before) {
            return Objects.requireNonNull(mongo.findById(telling.id(), Telling.class))
                    .bucket();
        }
    }

    /** A bucket that is there or follows the last one; at most the last bucket can lag. */
    private long head(Recipient recipient) {
        var head = mongo.findById(recipient.name(), Head.class);
        return head == null ? 0 : head.bucket();
    }

    private void advance(Recipient recipient, long number) {
        var unused =
                mongo.upsert(query(where("_id").is(recipient.name())), new Update().max("bucket", number), Head.class);
    }

    private @Nullable Bucket find(Recipient recipient, long number) {
        return mongo.findById(Bucket.idOf(recipient, number), Bucket.class);
    }

    private Bucket bucket(Recipient recipient, long number) {
        var found = find(recipient, number);
        if (found != null) {
            return found;
        }
        try {
            return mongo.insert(new Bucket(Bucket.idOf(recipient, number), null, number, List.of()));
        } catch (DuplicateKeyException meanwhile) {
            return Objects.requireNonNull(find(recipient, number));
        }
    }

    private boolean push(Bucket bucket, Notification notification) {
        return mongo.updateFirst(
                                query(where("_id")
                                        .is(bucket.id())
                                        .and("version")
                                        .is(bucket.version())),
                                new Update().push("entries", notification).inc("version", 1),
                                Bucket.class)
                        .getModifiedCount()
                == 1;
    }

    /** A stretch of a recipient's notifications: bucket n holds the numbers from n·{@value #BUCKET} + 1 on. */
    @Document("notifications")
    record Bucket(@Id String id, @Version @Nullable Long version, long number, List<Notification> entries) {

        static String idOf(Recipient recipient, long number) {
            return recipient + "|" + number;
        }

        boolean isFull() {
            return entries.size() >= BUCKET;
        }

        long nextId() {
            return number * BUCKET + entries.size() + 1;
        }

        boolean tells(String event) {
            return entries.stream().anyMatch(entry -> entry.event().equals(event));
        }
    }

    /** Where a recipient's chain ends, or one before. */
    @Document("notification-heads")
    record Head(@Id String recipient, long bucket) {}

    /** From which bucket on a fact was, or is about to be, told. */
    @Document("notification-tellings")
    record Telling(@Id String id, long bucket) {}
}
