package org.steelyard.training.completion;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import jakarta.annotation.PostConstruct;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.web.PageRequest;

/** All completions. */
@Repository
class Completions {

    private final MongoOperations mongo;

    Completions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @PostConstruct
    void index() {
        var byPlace = mongo.indexOps(Completion.class)
                .createIndex(new Index("unit.path", Sort.Direction.ASC)
                        .on("year", Sort.Direction.ASC)
                        .on("_id", Sort.Direction.ASC)
                        .named("place"));
        var byOfficer = mongo.indexOps(Completion.class)
                .createIndex(new Index("officer", Sort.Direction.ASC)
                        .on("year", Sort.Direction.ASC)
                        .named("officer"));
    }

    @Nullable
    Completion find(String id) {
        return mongo.findById(id, Completion.class);
    }

    Completion require(String id) {
        var completion = find(id);
        if (completion == null) {
            throw new NotFound("completion", id);
        }
        return completion;
    }

    /** One more than a page of the completions in an area, by id. */
    List<Completion> within(String area, @Nullable Integer year, @Nullable String officer, PageRequest page) {
        var criteria = where("unit.path").is(area);
        if (year != null) {
            criteria = criteria.and("year").is(year);
        }
        if (officer != null) {
            criteria = criteria.and("officer").is(officer);
        }
        if (page.after() != null) {
            criteria = criteria.and("_id").gt(page.after());
        }
        return mongo.find(Query.query(criteria).with(Sort.by("_id")).limit(page.limit() + 1), Completion.class);
    }

    List<Completion> valid(Collection<String> officers, int year) {
        return mongo.find(
                Query.query(where("officer")
                        .in(officers)
                        .and("year")
                        .is(year)
                        .and("status")
                        .is(CompletionStatus.VALID)),
                Completion.class);
    }
}
