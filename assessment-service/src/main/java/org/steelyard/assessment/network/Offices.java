package org.steelyard.assessment.network;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import jakarta.annotation.PostConstruct;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import org.steelyard.platform.web.PageRequest;

/** All offices ever registered. */
@Repository
class Offices {

    private final MongoOperations mongo;

    Offices(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @PostConstruct
    void index() {
        var byCounty = mongo.indexOps(Office.class)
                .createIndex(new Index("county", Sort.Direction.ASC)
                        .on("_id", Sort.Direction.ASC)
                        .named("county"));
    }

    @Nullable
    Office find(String code) {
        return mongo.findById(code, Office.class);
    }

    /** One more than a page of a county's offices, by code. */
    List<Office> inCounty(String county, PageRequest page) {
        var criteria = where("county").is(county);
        if (page.after() != null) {
            criteria = criteria.and("_id").gt(page.after());
        }
        return mongo.find(Query.query(criteria).with(Sort.by("_id")).limit(page.limit() + 1), Office.class);
    }
}
