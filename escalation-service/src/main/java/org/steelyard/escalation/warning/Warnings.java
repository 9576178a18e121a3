package org.steelyard.escalation.warning;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import org.steelyard.platform.problem.FieldRefused;

/** All warnings, and what was done about them. */
@Component
class Warnings implements ApplicationRunner {

    private static final String ISSUED_AT = "issuedAt";
    private static final String SEEN_BY = "seenBy";
    private static final String WARNING = "warning";

    private final MongoOperations mongo;

    Warnings(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Optional<Warning> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Warning.class));
    }

    Optional<WarningRelay> relay(String warning, String unit) {
        return Optional.ofNullable(mongo.findById(WarningRelay.idOf(warning, unit), WarningRelay.class));
    }

    /** Those seen from an area, the newest first, after the one with the given key. */
    List<Warning> list(String area, @Nullable String after, int limit) {
        var criteria = where(SEEN_BY).is(area);
        return mongo.find(
                query(after == null ? criteria : new Criteria().andOperator(criteria, olderThan(after)))
                        .with(Sort.by(Sort.Direction.DESC, ISSUED_AT, "_id"))
                        .limit(limit),
                Warning.class);
    }

    /** Those issued since. */
    List<Warning> since(Instant moment, int limit) {
        return mongo.find(
                query(where(ISSUED_AT).gte(moment))
                        .with(Sort.by(Sort.Direction.DESC, ISSUED_AT))
                        .limit(limit),
                Warning.class);
    }

    /** What the units of one warning did about it, by the relay's id: by id alone, which is quick on every store. */
    Map<String, WarningRelay> relays(Warning warning, Collection<Addressee> units) {
        var ids = units.stream()
                .map(unit -> WarningRelay.idOf(warning.id(), unit.code()))
                .toList();
        return byId(mongo.find(query(where("_id").in(ids)), WarningRelay.class));
    }

    /** What was done about several warnings, by the relay's id. */
    Map<String, WarningRelay> relays(Collection<Warning> warnings) {
        var ids = warnings.stream().map(Warning::id).toList();
        return byId(mongo.find(query(where(WARNING).in(ids)), WarningRelay.class));
    }

    private static Map<String, WarningRelay> byId(List<WarningRelay> relays) {
        return relays.stream().collect(Collectors.toMap(WarningRelay::id, Function.identity()));
    }

    /** The place of a warning in {@link #list}. */
    static String key(Warning warning) {
        return warning.issuedAt().toEpochMilli() + " " + warning.id();
    }

    private static Criteria olderThan(String key) {
        var space = key.indexOf(' ');
        if (space < 1 || !key.substring(0, space).matches("\\d{1,15}")) {
            throw new FieldRefused("after", "unknown-page");
        }
        var issuedAt = Instant.ofEpochMilli(Long.parseLong(key.substring(0, space)));
        return new Criteria()
                .orOperator(
                        where(ISSUED_AT).lt(issuedAt),
                        where(ISSUED_AT).is(issuedAt).and("_id").lt(key.substring(space + 1)));
    }

    /** The embedded store takes note of these and scans. */
    @Override
    public void run(ApplicationArguments arguments) {
        var unused = mongo.indexOps(Warning.class)
                .createIndex(new Index()
                        .named("seen")
                        .on(SEEN_BY, Sort.Direction.ASC)
                        .on(ISSUED_AT, Sort.Direction.DESC)
                        .on("_id", Sort.Direction.DESC));
        unused = mongo.indexOps(Warning.class)
                .createIndex(new Index().named("issued").on(ISSUED_AT, Sort.Direction.DESC));
        unused = mongo.indexOps(WarningRelay.class)
                .createIndex(new Index().named("warning").on(WARNING, Sort.Direction.ASC));
    }
}
