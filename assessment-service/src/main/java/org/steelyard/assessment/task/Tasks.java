package org.steelyard.assessment.task;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import jakarta.annotation.PostConstruct;
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

/** All tasks ever assigned. */
@Repository
class Tasks {

    private final MongoOperations mongo;

    Tasks(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @PostConstruct
    void index() {
        var byPlace = mongo.indexOps(Task.class)
                .createIndex(new Index("unit.path", Sort.Direction.ASC)
                        .on("open", Sort.Direction.ASC)
                        .on("position", Sort.Direction.DESC)
                        .named("place"));
        var byAssigner = mongo.indexOps(Task.class)
                .createIndex(new Index("assigner", Sort.Direction.ASC)
                        .on("position", Sort.Direction.DESC)
                        .named("assigner"));
    }

    @Nullable
    Task find(String id) {
        return mongo.findById(id, Task.class);
    }

    Task require(String id) {
        if (find(id) instanceof Task task) {
            return task;
        }
        throw new NotFound("task", id);
    }

    /** One more than a page of the tasks of an area, the latest first. */
    List<Task> within(String area, @Nullable Boolean open, PageRequest page) {
        return list(where("unit.path").is(area), open, page);
    }

    /** One more than a page of the tasks an office assigned, the latest first. */
    List<Task> of(String assigner, @Nullable String area, @Nullable Boolean open, PageRequest page) {
        var criteria = where("assigner").is(assigner);
        return list(area == null ? criteria : criteria.and("unit.path").is(area), open, page);
    }

    private List<Task> list(Criteria criteria, @Nullable Boolean open, PageRequest page) {
        if (open != null) {
            criteria = criteria.and("open").is(open);
        }
        if (page.after() != null) {
            criteria = criteria.and("position").lt(page.after());
        }
        return mongo.find(
                Query.query(criteria)
                        .with(Sort.by(Sort.Direction.DESC, "position"))
                        .limit(page.limit() + 1),
                Task.class);
    }
}
