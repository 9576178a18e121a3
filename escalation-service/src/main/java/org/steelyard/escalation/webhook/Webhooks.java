package org.steelyard.escalation.webhook;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import org.steelyard.escalation.notification.Recipient;

/** All webhooks, how far each has come, and what their receivers did not take. */
@Component
class Webhooks implements ApplicationRunner {

    private static final String ID = "_id";
    private static final String RECIPIENT = "recipient";
    private static final String WEBHOOK = "webhook";
    private static final String FIRST = "first";
    private static final String REPLAY = "replay";

    private final MongoOperations mongo;

    Webhooks(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Optional<Webhook> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Webhook.class));
    }

    /** A county's, or all; of one recipient, or of all of them. */
    List<Webhook> list(@Nullable String county, @Nullable Recipient recipient, @Nullable String after, int limit) {
        var query = new Query().with(Sort.by(ID)).limit(limit);
        if (county != null) {
            query.addCriteria(where("county").is(county));
        }
        if (recipient != null) {
            query.addCriteria(where(RECIPIENT).is(recipient.name()));
        }
        if (after != null) {
            query.addCriteria(where(ID).gt(after));
        }
        return mongo.find(query, Webhook.class);
    }

    long count(@Nullable Recipient recipient) {
        return mongo.count(
                recipient == null ? new Query() : query(where(RECIPIENT).is(recipient.name())), Webhook.class);
    }

    List<Webhook> active() {
        return mongo.find(query(where("active").is(true)), Webhook.class);
    }

    List<Webhook> activeFor(Collection<Recipient> recipients) {
        var names = recipients.stream().map(Recipient::name).toList();
        return mongo.find(query(where(RECIPIENT).in(names).and("active").is(true)), Webhook.class);
    }

    void delete(Webhook webhook) {
        var unused = mongo.remove(query(where(ID).is(webhook.id())), Webhook.class);
        unused = mongo.remove(query(where(ID).is(webhook.id())), WebhookProgress.class);
        unused = mongo.remove(query(where(WEBHOOK).is(webhook.id())), DeadLetter.class);
    }

    WebhookProgress progress(Webhook webhook) {
        var found = mongo.findById(webhook.id(), WebhookProgress.class);
        if (found != null) {
            return found;
        }
        try {
            return mongo.insert(WebhookProgress.of(webhook));
        } catch (DuplicateKeyException meanwhile) {
            return Objects.requireNonNull(mongo.findById(webhook.id(), WebhookProgress.class));
        }
    }

    /** A guarded write: refused if somebody else wrote since it was read. */
    WebhookProgress save(WebhookProgress progress) {
        return mongo.save(progress);
    }

    /** Has it tried at once, whatever it waits for; the version stays, for this takes nothing from who is at it. */
    void hurry(Webhook webhook) {
        var unused = mongo.updateFirst(
                query(where(ID).is(webhook.id())), new Update().unset("nextTryAt"), WebhookProgress.class);
    }

    /** Puts a message aside, unless it is already. */
    void bury(DeadLetter letter) {
        try {
            var unused = mongo.insert(letter);
        } catch (DuplicateKeyException before) {
            // buried, and then somebody crashed before going on
        }
    }

    List<DeadLetter> deadLetters(String webhook, long after, int limit) {
        return mongo.find(
                query(where(WEBHOOK).is(webhook).and(FIRST).gt(after))
                        .with(Sort.by(FIRST))
                        .limit(limit),
                DeadLetter.class);
    }

    List<DeadLetter> toReplay(String webhook, int limit) {
        return mongo.find(
                query(where(WEBHOOK).is(webhook).and(REPLAY).is(true))
                        .with(Sort.by(FIRST))
                        .limit(limit),
                DeadLetter.class);
    }

    /** Has letters sent again, all if none are named; answers how many are to be. */
    long replay(String webhook, Collection<String> letters) {
        var wanted = where(WEBHOOK).is(webhook);
        return mongo.updateMulti(
                        query(letters.isEmpty() ? wanted : wanted.and(ID).in(letters)),
                        new Update().set(REPLAY, true),
                        DeadLetter.class)
                .getMatchedCount();
    }

    void taken(DeadLetter letter) {
        var unused = mongo.remove(query(where(ID).is(letter.id())), DeadLetter.class);
    }

    /** It was sent again in vain. */
    void deadAgain(DeadLetter letter, String cause) {
        var unused = mongo.updateFirst(
                query(where(ID).is(letter.id())),
                new Update().set(REPLAY, false).set("cause", cause),
                DeadLetter.class);
    }

    long countDead() {
        return mongo.count(new Query(), DeadLetter.class);
    }

    long countDead(String webhook) {
        return mongo.count(query(where(WEBHOOK).is(webhook)), DeadLetter.class);
    }

    /** The embedded store takes note of these and scans. */
    @Override
    public void run(ApplicationArguments arguments) {
        var unused = mongo.indexOps(Webhook.class)
                .createIndex(new Index().named(RECIPIENT).on(RECIPIENT, Sort.Direction.ASC));
        unused = mongo.indexOps(Webhook.class)
                .createIndex(new Index()
                        .named("county")
                        .on("county", Sort.Direction.ASC)
                        .on(ID, Sort.Direction.ASC));
        unused = mongo.indexOps(DeadLetter.class)
                .createIndex(new Index()
                        .named(WEBHOOK)
                        .on(WEBHOOK, Sort.Direction.ASC)
                        .on(FIRST, Sort.Direction.ASC));
    }
}
