package org.steelyard.gateway.signin;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sessions, in a store that all instances share. A document's id is a digest of the cookie, and the key of what is
 * sealed in it is made of the cookie too: who reads the store can neither take a session over nor use its tokens.
 */
@Component
@ConditionalOnSignIn
class Sessions {

    private static final String ID = "_id";
    private static final String ACCOUNT = "account";
    private static final String AT_PROVIDER = "atProvider";
    private static final String SEEN = "seenAt";
    private static final String ENDS = "endsAt";
    private static final String EXPIRES = "expiresAt";
    private static final String TOKENS = "tokens";
    private static final String REFRESHING = "refreshingUntil";

    private final MongoCollection<Document> documents;
    private final Seal seal;
    private final JsonMapper json;
    private final SignInSettings settings;
    private final Clock clock;
    private volatile boolean indexed;

    Sessions(MongoDatabase sessionStore, Seal seal, JsonMapper json, SignInSettings settings, Clock clock) {
        this.documents = sessionStore.getCollection("sessions");
        this.seal = seal;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A new session; the account's oldest makes way if it has as many as it may have.
     *
     * @param atProvider the provider's name of its own session, if it says one
     * @return nothing if there are as many sessions as there may be
     */
    Optional<Session> begin(String account, @Nullable String atProvider, Tokens tokens) {
        index();
        if (documents.estimatedDocumentCount() >= settings.atMost()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var session =
                new Session(seal.secret(), seal.mark(ACCOUNT, account), now, now.plus(settings.absolute()), tokens);
        makeWay(session.account());
        documents.insertOne(new Document(ID, keyOf(session.id()))
                .append(ACCOUNT, session.account())
                .append(AT_PROVIDER, atProvider == null ? null : seal.mark(AT_PROVIDER, atProvider))
                .append("begunAt", Date.from(now))
                .append(SEEN, Date.from(now))
                .append(ENDS, Date.from(session.ends()))
                .append(EXPIRES, Date.from(expires(now, session.ends())))
                .append(TOKENS, sealed(session.id(), tokens)));
        return Optional.of(session);
    }

    private void makeWay(String account) {
        var open = documents
                .find(eq(ACCOUNT, account))
                .projection(new Document(ID, 1))
                .sort(new Document("begunAt", -1))
                .skip(settings.perAccount() - 1);
        open.forEach(old -> documents.deleteOne(eq(ID, old.get(ID))));
    }

    Optional<Session> find(String id) {
        var found = documents.find(eq(ID, keyOf(id))).first();
        if (found == null || !clock.instant().isBefore(found.getDate(EXPIRES).toInstant())) {
            return Optional.empty();
        }
        return Optional.ofNullable(opened(id, found));
    }

    private @Nullable Session opened(String id, Document found) {
        var plain = seal.open(TOKENS, id, found.get(TOKENS, Binary.class).getData());
        return plain == null
                ? null // sealed under a key that is no more
                : new Session(
                        id,
                        found.getString(ACCOUNT),
                        found.getDate(SEEN).toInstant(),
                        found.getDate(ENDS).toInstant(),
                        json.readValue(plain, Tokens.class));
    }

    /** Puts off the end by the idle time, but not on every request. */
    void seen(Session session) {
        var now = clock.instant();
        if (now.isAfter(session.seen().plus(settings.touchEvery()))) {
            documents.updateOne(
                    eq(ID, keyOf(session.id())),
                    combine(set(SEEN, Date.from(now)), set(EXPIRES, Date.from(expires(now, session.ends())))));
        }
    }

    /** Claims the right to replace a session's tokens; given to one of all instances, and until its time is up. */
    boolean claimRefresh(Session session, Duration atMost) {
        var now = clock.instant();
        var claim = set(REFRESHING, Date.from(now.plus(atMost)));
        var key = eq(ID, keyOf(session.id()));
        return documents.updateOne(and(key, eq(REFRESHING, null)), claim).getModifiedCount() == 1
                || documents
                                .updateOne(and(key, lt(REFRESHING, Date.from(now))), claim)
                                .getModifiedCount()
                        == 1;
    }

    void giveBackRefresh(Session session) {
        documents.updateOne(eq(ID, keyOf(session.id())), unset(REFRESHING));
    }

    /** Keeps new tokens; a session that was ended meanwhile stays ended. */
    Session refreshed(Session session, Tokens tokens) {
        documents.updateOne(
                eq(ID, keyOf(session.id())), combine(set(TOKENS, sealed(session.id(), tokens)), unset(REFRESHING)));
        return new Session(session.id(), session.account(), session.seen(), session.ends(), tokens);
    }

    boolean end(String id) {
        return documents.deleteOne(eq(ID, keyOf(id))).getDeletedCount() == 1;
    }

    /** Ends all sessions of the account whose session this is. */
    long endAllLike(Session session) {
        return documents.deleteMany(eq(ACCOUNT, session.account())).getDeletedCount();
    }

    long endAllOf(String account) {
        return documents.deleteMany(eq(ACCOUNT, seal.mark(ACCOUNT, account))).getDeletedCount();
    }

    long endAtProvider(String atProvider) {
        return documents
                .deleteMany(eq(AT_PROVIDER, seal.mark(AT_PROVIDER, atProvider)))
                .getDeletedCount();
    }

    /** By hand, since the embedded store knows no documents that expire by themselves. */
    long clearAway() {
        return documents.deleteMany(lt(EXPIRES, Date.from(clock.instant()))).getDeletedCount();
    }

    long open() {
        return documents.estimatedDocumentCount();
    }

    private void index() {
        if (!indexed) {
            documents.createIndex(Indexes.ascending(ACCOUNT));
            documents.createIndex(Indexes.ascending(AT_PROVIDER));
            documents.createIndex(Indexes.ascending(EXPIRES));
            indexed = true;
        }
    }

    private Instant expires(Instant seen, Instant ends) {
        var idle = seen.plus(settings.idle());
        return idle.isBefore(ends) ? idle : ends;
    }

    private Binary sealed(String id, Tokens tokens) {
        return new Binary(seal.seal(TOKENS, id, json.writeValueAsBytes(tokens)));
    }

    private static String keyOf(String id) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
