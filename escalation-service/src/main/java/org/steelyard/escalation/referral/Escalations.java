package org.steelyard.escalation.referral;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** All referrals. */
@Component
class Escalations {

    static final String LOOK_AGAIN_AT = "lookAgainAt";
    static final String UNIT_PATH = "complaint.unit.path";
    static final String OFFICE = "office";
    static final String MADE_AT = "madeAt";
    static final String DUE = "due";
    static final String STATUS = "status";
    static final String ID = "_id";

    private final MongoOperations mongo;

    Escalations(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Optional<Escalation> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Escalation.class));
    }

    Escalation require(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("a referral that was made cannot be missing"));
    }

    /** Ids of those whose clock has run out, the longest waiting first. */
    List<String> toLookAt(Instant now, int limit) {
        return ids(query(where(LOOK_AGAIN_AT).lte(now)).with(Sort.by(LOOK_AGAIN_AT)), limit);
    }

    /** Ids of those in some areas for which no office was found. */
    List<String> unroutableIn(List<String> areas, int limit) {
        return ids(
                query(where(STATUS)
                        .is(EscalationStatus.UNROUTABLE)
                        .and(UNIT_PATH)
                        .in(areas)),
                limit);
    }

    /** How many clocks run, or have run out and wait for being looked at. */
    long clocks(@Nullable Instant runOutBy) {
        return mongo.count(
                query(
                        runOutBy == null
                                ? where(LOOK_AGAIN_AT).gt(Instant.EPOCH)
                                : where(LOOK_AGAIN_AT).lte(runOutBy)),
                Escalation.class);
    }

    /** Of complaints a county received in a time, when each was first handed over by whichever means. */
    List<Escalation> ofComplaints(String county, Instant from, Instant to, int limit) {
        return mongo.find(
                query(where(UNIT_PATH)
                                .is(county)
                                .and("complaint.receivedAt")
                                .gte(from)
                                .lt(to))
                        .limit(limit),
                Escalation.class);
    }

    /** All of a complaint. */
    List<Escalation> ofComplaint(String complaint) {
        return mongo.find(query(where("complaint.complaint").is(complaint)), Escalation.class);
    }

    /** All of an area. */
    List<Escalation> inArea(String area) {
        return mongo.find(query(where(UNIT_PATH).is(area)), Escalation.class);
    }

    /** What is due first comes first, after the one with the given key. */
    List<Escalation> list(Sight sight, EscalationFilter filter, LocalDate today, @Nullable String after, int limit) {
        var criteria = new ArrayList<Criteria>();
        criteria.add(seenBy(sight));
        equal(STATUS, filter.status()).ifPresent(criteria::add);
        equal(OFFICE, filter.office()).ifPresent(criteria::add);
        equal(UNIT_PATH, filter.unit()).ifPresent(criteria::add);
        equal("complaint.complaint", filter.complaint()).ifPresent(criteria::add);
        equal("rules.rule", filter.rule()).ifPresent(criteria::add);
        equal("rules.facts.group", filter.group()).ifPresent(criteria::add);
        if (filter.overdue() != null) {
            criteria.add(
                    filter.overdue()
                            ? where(DUE).lt(today.toString())
                            : where(DUE).gte(today.toString()));
        }
        if (after != null) {
            criteria.add(PlaceInList.read(after).following());
        }
        return mongo.find(
                query(new Criteria().andOperator(criteria))
                        .with(PlaceInList.ORDER)
                        .limit(limit),
                Escalation.class);
    }

    private List<String> ids(Query query, int limit) {
        query.limit(limit).fields().include(ID);
        return mongo.find(query, org.bson.Document.class, mongo.getCollectionName(Escalation.class)).stream()
                .map(found -> found.getString(ID))
                .toList();
    }

    private static Optional<Criteria> equal(String field, @Nullable Object value) {
        return Optional.ofNullable(value).map(wanted -> where(field).is(wanted));
    }

    private static Criteria seenBy(Sight sight) {
        var any = Stream.of(
                        equal(UNIT_PATH, sight.area()),
                        equal(OFFICE, sight.office()),
                        equal("jointOffices", sight.office()),
                        equal("supervision.to", sight.office()))
                .flatMap(Optional::stream)
                .toList();
        return any.size() == 1 ? any.getFirst() : new Criteria().orOperator(any);
    }
}
