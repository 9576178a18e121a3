package org.steelyard.training.session;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.web.PageRequest;
import org.steelyard.training.network.KnownUnit;

/** All sessions. */
@Repository
class Sessions {

    private final MongoOperations mongo;

    Sessions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @PostConstruct
    void index() {
        for (var places : List.of("plan.areas", "reach")) {
            var byPlace = mongo.indexOps(Session.class)
                    .createIndex(new Index(places, Sort.Direction.ASC)
                            .on("position", Sort.Direction.DESC)
                            .named(places.replace("plan.", "")));
        }
        var byOfficer = mongo.indexOps(Session.class)
                .createIndex(new Index("roster.officer", Sort.Direction.ASC)
                        .on("position", Sort.Direction.ASC)
                        .named("officer"));
        var byOther = mongo.indexOps(Session.class)
                .createIndex(new Index("overlaps.other", Sort.Direction.ASC)
                        .named("overlap")
                        .sparse());
        var left = mongo.indexOps(Session.class)
                .createIndex(new Index("unfinished", Sort.Direction.ASC)
                        .named("unfinished")
                        .sparse());
    }

    Session require(String id) {
        var session = mongo.findById(id, Session.class);
        if (session == null) {
            throw new NotFound("session", id);
        }
        return session;
    }

    /** One more than a page of the sessions a unit is invited to or that are for units below it, the latest first. */
    List<Session> concerning(KnownUnit unit, @Nullable SessionStatus status, PageRequest page) {
        var criteria = new Criteria()
                .orOperator(where("plan.areas").in(unit.path()), where("reach").is(unit.code()));
        if (status != null) {
            criteria = criteria.and("status").is(status);
        }
        if (page.after() != null) {
            criteria = criteria.and("position").lt(page.after());
        }
        return mongo.find(
                Query.query(criteria)
                        .with(Sort.by(Sort.Direction.DESC, "position"))
                        .limit(page.limit() + 1),
                Session.class);
    }

    /** The sessions held in a year for any of these areas, without their rosters. */
    List<Session> heldFor(Collection<String> areas, int year) {
        var query = Query.query(
                where("plan.areas").in(areas).and("year").is(year).and("status").is(SessionStatus.HELD));
        query.fields().exclude("roster", "served", "pending");
        return mongo.find(query, Session.class);
    }

    /** Other sessions with any of these officers on the roster, not so far in time that both are surely possible. */
    List<Session> around(Session session, Collection<String> officers, Duration maxLength, Duration travelTime) {
        var plan = session.plan();
        var query = Query.query(where("position")
                .gte(Session.positionAt(plan.startsAt().minus(maxLength).minus(travelTime)))
                .lt(Session.positionAt(plan.endsAt().plus(travelTime)))
                .and("roster.officer")
                .in(officers)
                .and("_id")
                .ne(session.id()));
        query.fields().exclude("served", "pending");
        return mongo.find(query, Session.class);
    }

    /** The sessions that note an overlap with this one, without their rosters. */
    List<Session> notedElsewhere(String id) {
        var query = Query.query(where("overlaps.other").is(id));
        query.fields().exclude("roster", "served", "pending");
        return mongo.find(query, Session.class);
    }

    /** Some sessions whose rosters should long have led to all their completions. */
    List<Session> unfinished(Instant since, int most) {
        return mongo.find(Query.query(where("unfinished").lt(since)).limit(most), Session.class);
    }
}
