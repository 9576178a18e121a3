package org.steelyard.training.study;

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

/** All studies. */
@Repository
class Studies {

    private final MongoOperations mongo;

    Studies(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @PostConstruct
    void index() {
        var left = mongo.indexOps(Study.class)
                .createIndex(
                        new Index("owing", Sort.Direction.ASC).named("owing").sparse());
    }

    @Nullable
    Study find(String id) {
        return mongo.findById(id, Study.class);
    }

    Study require(String id) {
        var study = find(id);
        if (study == null) {
            throw new NotFound("quiz", id);
        }
        return study;
    }

    /** Some studies whose passed quiz should long have led to its completion. */
    List<Study> owing(Instant since, int most) {
        return mongo.find(Query.query(where("owing").lt(since)).limit(most), Study.class);
    }
}
