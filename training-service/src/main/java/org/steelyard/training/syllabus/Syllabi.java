package org.steelyard.training.syllabus;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import jakarta.annotation.PostConstruct;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.web.PageRequest;

/** All syllabi. */
@Repository
class Syllabi {

    private final MongoOperations mongo;

    Syllabi(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @PostConstruct
    void index() {
        var byCounty = mongo.indexOps(Syllabus.class)
                .createIndex(new Index("county", Sort.Direction.ASC)
                        .on("_id", Sort.Direction.ASC)
                        .named("county"));
    }

    @Nullable
    Syllabus find(String county, String code) {
        return mongo.findById(Syllabus.idOf(county, code), Syllabus.class);
    }

    Syllabus require(String county, String code) {
        if (find(county, code) instanceof Syllabus syllabus) {
            return syllabus;
        }
        throw new NotFound("syllabus", code);
    }

    List<Syllabus> of(String county) {
        return mongo.find(Query.query(where("county").is(county)), Syllabus.class);
    }

    /** One more than a page of a county's syllabi. */
    List<Syllabus> of(String county, PageRequest page) {
        var criteria = where("county").is(county);
        if (page.after() != null) {
            criteria = criteria.and("_id").gt(page.after());
        }
        return mongo.find(Query.query(criteria).with(Sort.by("_id")).limit(page.limit() + 1), Syllabus.class);
    }
}
