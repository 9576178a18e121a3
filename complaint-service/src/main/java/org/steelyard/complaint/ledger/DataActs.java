package org.steelyard.complaint.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import org.steelyard.platform.outbox.IdempotencyKeyReused;

/** The acts on personal data; there is no way to change or remove one. */
@Component
class DataActs implements InitializingBean {

    private final MongoOperations mongo;

    DataActs(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void afterPropertiesSet() {
        var indexes = mongo.indexOps(DataAct.class);
        List.of(
                        new Index("path", Sort.Direction.ASC)
                                .on("_id", Sort.Direction.ASC)
                                .named("area"),
                        new Index("complaint", Sort.Direction.ASC).named("complaint"))
                .forEach(index -> {
                    var unused = indexes.createIndex(index);
                });
    }

    /** Writes an act down; the same request again is the same act. */
    void note(DataAct act) {
        try {
            var unused = mongo.insert(act);
        } catch (DuplicateKeyException noted) {
            var before = mongo.findById(act.id(), DataAct.class);
            if (before == null || !before.digest().equals(act.digest())) {
                throw (IdempotencyKeyReused) new IdempotencyKeyReused().initCause(noted);
            }
        }
    }

    /** One page in the order of ids, with one more to know whether another follows. */
    List<DataAct> list(
            String area, @Nullable String unit, @Nullable String complaint, @Nullable String after, int limit) {
        var all = new ArrayList<Criteria>();
        all.add(Criteria.where("path").is(area));
        if (unit != null) {
            all.add(Criteria.where("path").is(unit));
        }
        if (complaint != null) {
            all.add(Criteria.where("complaint").is(complaint));
        }
        if (after != null) {
            all.add(Criteria.where("_id").gt(after));
        }
        return mongo.find(
                new Query(new Criteria().andOperator(all)).with(Sort.by("_id")).limit(limit + 1), DataAct.class);
    }
}
