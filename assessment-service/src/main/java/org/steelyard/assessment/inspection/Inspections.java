package org.steelyard.assessment.inspection;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import jakarta.annotation.PostConstruct;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.web.PageRequest;

/** All inspections ever recorded. */
@Repository
class Inspections {

    private final MongoOperations mongo;

    Inspections(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @PostConstruct
    void index() {
        var byPlaceAndTime = mongo.indexOps(Inspection.class)
                .createIndex(new Index("unit.path", Sort.Direction.ASC)
                        .on("position", Sort.Direction.DESC)
                        .named("place"));
        var byUnitAndTime = mongo.indexOps(Inspection.class)
                .createIndex(new Index("unit.code", Sort.Direction.ASC)
                        .on("position", Sort.Direction.DESC)
                        .named("unit"));
    }

    Inspection require(String id) {
        if (find(id) instanceof Inspection inspection) {
            return inspection;
        }
        throw new NotFound("inspection", id);
    }

    /** One more than a page of the inspections in a unit's area, the latest first. */
    List<Inspection> within(String area, PageRequest page) {
        var criteria = where("unit.path").is(area);
        if (page.after() != null) {
            criteria = criteria.and("position").lt(page.after());
        }
        return mongo.find(
                Query.query(criteria)
                        .with(Sort.by(Sort.Direction.DESC, "position"))
                        .limit(page.limit() + 1),
                Inspection.class);
    }

    /** The latest inspections of a unit that took place no later than an instant, the latest first. */
    List<Inspection> latestOf(String unit, Instant until, int most) {
        var upTo = "%015d".formatted(until.toEpochMilli() + 1);
        return mongo.find(
                Query.query(where("unit.code").is(unit).and("position").lt(upTo))
                        .with(Sort.by(Sort.Direction.DESC, "position"))
                        .limit(most),
                Inspection.class);
    }

    @Nullable
    Inspection find(String id) {
        return mongo.findById(id, Inspection.class);
    }
}
