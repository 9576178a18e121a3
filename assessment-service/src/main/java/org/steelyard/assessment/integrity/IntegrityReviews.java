package org.steelyard.assessment.integrity;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import jakarta.annotation.PostConstruct;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import org.steelyard.contracts.IntegrityCheck;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.web.PageRequest;

/** All reviews ever opened. */
@Repository
class IntegrityReviews {

    private final MongoOperations mongo;

    IntegrityReviews(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @PostConstruct
    void index() {
        var unused = mongo.indexOps(IntegrityReview.class)
                .createIndex(new Index("unit.path", Sort.Direction.ASC)
                        .on("state", Sort.Direction.ASC)
                        .on("position", Sort.Direction.DESC)
                        .named("place"));
    }

    @Nullable
    IntegrityReview find(String id) {
        return mongo.findById(id, IntegrityReview.class);
    }

    IntegrityReview require(String id) {
        if (find(id) instanceof IntegrityReview review) {
            return review;
        }
        throw new NotFound("flag", id);
    }

    /** One more than a page of an area's reviews, the latest first. */
    List<IntegrityReview> within(
            String area, @Nullable IntegrityCheck check, @Nullable FlagState state, PageRequest page) {
        var criteria = where("unit.path").is(area);
        if (check != null) {
            criteria = criteria.and("check").is(check);
        }
        if (state != null) {
            criteria = criteria.and("state").is(state);
        }
        if (page.after() != null) {
            criteria = criteria.and("position").lt(page.after());
        }
        return mongo.find(
                Query.query(criteria)
                        .with(Sort.by(Sort.Direction.DESC, "position"))
                        .limit(page.limit() + 1),
                IntegrityReview.class);
    }
}
