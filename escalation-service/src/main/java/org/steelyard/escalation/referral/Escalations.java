package org.steelyard.escalation.referral;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import org.steelyard.platform.problem.FieldRefused;

/** All referrals. */
@Component
class Escalations {

    static final String LOOK_AGAIN_AT = "lookAgainAt";
    static final String UNIT_PATH = "complaint.unit.path";
    static final String OFFICE = "office";
    static final String MADE_AT = "madeAt";
    private static final String ID = "_id";

    private final MongoOperations mongo;

    Escalations(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Optional<Escalation> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Escalation.class));
    }

    /** Those whose clock has run out, the longest waiting first. */
    List<Escalation> toLookAt(Instant now, int limit) {
        return mongo.find(
                query(where(LOOK_AGAIN_AT).lte(now))
                        .with(Sort.by(LOOK_AGAIN_AT))
                        .limit(limit),
                Escalation.class);
    }

    /** The newest first, after the one with the given key. */
    List<Escalation> list(Sight sight, EscalationFilter filter, @Nullable String after, int limit) {
        var criteria = new ArrayList<Criteria>();
        criteria.add(seenBy(sight));
        if (filter.status() != null) {
            criteria.add(where("status").is(filter.status()));
        }
        if (filter.office() != null) {
            criteria.add(where(OFFICE).is(filter.office()));
        }
        if (filter.unit() != null) {
            criteria.add(where(UNIT_PATH).is(filter.unit()));
        }
        if (filter.complaint() != null) {
            criteria.add(where("complaint.complaint").is(filter.complaint()));
        }
        if (after != null) {
            criteria.add(olderThan(after));
        }
        return mongo.find(
                query(new Criteria().andOperator(criteria))
                        .with(Sort.by(Sort.Direction.DESC, MADE_AT, ID))
                        .limit(limit),
                Escalation.class);
    }

    /** The place of a referral in {@link #list}. */
    static String key(Escalation escalation) {
        return escalation.madeAt().toEpochMilli() + " " + escalation.id();
    }

    private static Criteria seenBy(Sight sight) {
        var any = Stream.of(criterion(UNIT_PATH, sight.area()), criterion(OFFICE, sight.office()))
                .flatMap(Optional::stream)
                .toList();
        return any.size() == 1 ? any.getFirst() : new Criteria().orOperator(any);
    }

    private static Optional<Criteria> criterion(String field, @Nullable String value) {
        return Optional.ofNullable(value).map(wanted -> where(field).is(wanted));
    }

    private static Criteria olderThan(String key) {
        var space = key.indexOf(' ');
        if (space < 1 || !key.substring(0, space).matches("\\d{1,15}")) {
            throw new FieldRefused("after", "unknown-page");
        }
        var madeAt = Instant.ofEpochMilli(Long.parseLong(key.substring(0, space)));
        return new Criteria()
                .orOperator(
                        where(MADE_AT).lt(madeAt),
                        where(MADE_AT).is(madeAt).and(ID).lt(key.substring(space + 1)));
    }
}
