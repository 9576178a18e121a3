package org.steelyard.assessment.inspection;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import jakarta.annotation.PostConstruct;
import java.util.List;
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
    }

    Inspection require(String id) {
        var inspection = mongo.findById(id, Inspection.class);
        if (inspection == null) {
            throw new NotFound("inspection", id);
        }
        return inspection;
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
}
