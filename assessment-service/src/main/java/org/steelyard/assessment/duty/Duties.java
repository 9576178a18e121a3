package org.steelyard.assessment.duty;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import jakarta.annotation.PostConstruct;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.web.PageRequest;

/** All duty records ever written. */
@Repository
class Duties {

    private final MongoOperations mongo;

    Duties(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @PostConstruct
    void index() {
        var byPlaceAndTime = mongo.indexOps(Duty.class)
                .createIndex(new Index("unit.path", Sort.Direction.ASC)
                        .on("position", Sort.Direction.DESC)
                        .named("place"));
        var byKind = mongo.indexOps(Duty.class)
                .createIndex(new Index("unit.path", Sort.Direction.ASC)
                        .on("kind", Sort.Direction.ASC)
                        .on("position", Sort.Direction.DESC)
                        .named("kind"));
    }

    @Nullable
    Duty find(String id) {
        return mongo.findById(id, Duty.class);
    }

    Duty require(String id) {
        if (find(id) instanceof Duty duty) {
            return duty;
        }
        throw new NotFound("duty", id);
    }

    /** One more than a page of the records in an area, the latest first; both days are included. */
    List<Duty> within(
            String area, @Nullable DutyKind kind, @Nullable LocalDate from, @Nullable LocalDate to, PageRequest page) {
        var criteria = where("unit.path").is(area);
        if (kind != null) {
            criteria = criteria.and("kind").is(kind);
        }
        var bounds = bounds(from, to, page.after());
        criteria = bounds == null ? criteria : criteria.andOperator(bounds);
        return mongo.find(
                Query.query(criteria)
                        .with(Sort.by(Sort.Direction.DESC, "position"))
                        .limit(page.limit() + 1),
                Duty.class);
    }

    private static Criteria @Nullable [] bounds(
            @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String after) {
        var bounds = new java.util.ArrayList<Criteria>();
        if (from != null) {
            bounds.add(where("position").gte(startOf(from)));
        }
        if (to != null) {
            bounds.add(where("position").lt(startOf(to.plusDays(1))));
        }
        if (after != null) {
            bounds.add(where("position").lt(after));
        }
        return bounds.isEmpty() ? null : bounds.toArray(Criteria[]::new);
    }

    private static String startOf(LocalDate day) {
        return "%015d"
                .formatted(day.atStartOfDay(WorkingCalendar.ZONE).toInstant().toEpochMilli());
    }
}
